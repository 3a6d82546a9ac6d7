/** Files of a row that are there already: whether they are what this row would make, so that it need not be made again. */
import { verifySigned } from '../../core/crypto/verifySigned';
import { readDer } from '../../core/der/readDer';
import { dateText } from '../../core/describe/dates';
import { nameText } from '../../core/describe/describeName';
import type { Certificate } from '../../core/x509/certificate';
import { findExtensionValue } from '../../core/x509/extension';
import { readName } from '../../core/x509/name';
import { publicKeyBytes } from '../../core/x509/publicKeyBytes';
import { sameBytes, sameName } from '../../core/x509/sameName';
import { objectsOfText } from '../keys/openKey';
import type { CaFolder } from '../stores/caStore';
import { nameOf } from '../stores/fileStore';
import { textOf } from '../stores/textOf';
import { altNameOf, altNameText } from '../x509/altNames';
import type { CaEnvironment } from './environment';
import type { SubjectPlan } from './subjectPlan';

export type Presence =
  | { readonly kind: 'absent' }
  | { readonly kind: 'present'; readonly certificate: Certificate }
  /** Something else is there; the sentence says what. */
  | { readonly kind: 'inTheWay'; readonly message: string };

/** Looks at the files that a row would write. */
export async function lookForFiles(
  { files, now }: CaEnvironment,
  ca: CaFolder,
  uris: readonly string[],
  subject: SubjectPlan,
): Promise<Presence> {
  const found = await Promise.all(uris.map(async (uri) => ({ uri, octets: await files.read(uri) })));
  const there = found.filter(({ octets }) => octets !== undefined);
  if (there.length === 0) {
    return { kind: 'absent' };
  }
  const missing = found.find(({ octets }) => octets === undefined);
  if (missing !== undefined) {
    return inTheWay(`${nameOf(there[0]?.uri ?? '')} is there, but ${nameOf(missing.uri)} is not.`);
  }
  const objects = there.flatMap(({ octets }) => (octets === undefined ? [] : objectsOfText(textOf(octets))));
  const certificate = objects.find((object) => object.kind === 'certificate');
  if (certificate?.kind !== 'certificate') {
    return inTheWay(`${uris.map(nameOf).join(' and ')}: there is no certificate in what is there.`);
  }
  const key = objects.find((object) => object.kind === 'privateKey');
  const ownKey = key && publicKeyBytes(key);
  const certified = publicKeyBytes(certificate);
  if (ownKey !== undefined && (certified === undefined || !sameBytes(ownKey, certified))) {
    return inTheWay('The private key that is there does not belong to the certificate beside it.');
  }
  const objection = objectionTo(certificate, ca, subject, now());
  return objection === undefined ? { kind: 'present', certificate } : inTheWay(objection);
}

function inTheWay(what: string): Presence {
  return {
    kind: 'inTheWay',
    message: `${what} Nothing was overwritten: move the files away to have new ones made, or choose another name.`,
  };
}

/** Why a certificate is not the one that this CA would issue now for this subject. */
function objectionTo(
  certificate: Certificate,
  { certificate: issuer, rows }: CaFolder,
  { subject, altNames }: SubjectPlan,
  now: number,
): string | undefined {
  if (verifySigned(certificate, issuer.publicKey) !== 'good') {
    return `The certificate that is there is of another CA (${nameText(certificate.issuer)}).`;
  }
  const { root } = readDer(subject);
  const wanted = root && readName(root, root, 'subject', []);
  if (wanted === undefined || certificate.subject === undefined || !sameName(certificate.subject, wanted)) {
    return `The certificate that is there is for ${nameText(certificate.subject)}.`;
  }
  const names = findExtensionValue(certificate.extensions, 'subjectAltName')?.names ?? [];
  const texts = new Set(names.map(altNameOf).map((name) => name && altNameText(name)));
  const isSame = texts.size === altNames.length && altNames.every((name) => texts.has(altNameText(name)));
  if (!isSame) {
    return 'The certificate that is there has other alternative names.';
  }
  const end = certificate.validity?.notAfter?.instant ?? 0;
  if (end <= now) {
    return `The certificate that is there ended on ${dateText(end)}.`;
  }
  const serial = certificate.serialNumber?.hex;
  const isRevoked = rows.some((row) => row.status === 'R' && row.serial === serial);
  return isRevoked ? 'The certificate that is there was revoked.' : undefined;
}

/** The planned subject in words. */
export function subjectText({ subject }: SubjectPlan): string {
  const { root } = readDer(subject);
  return nameText(root && readName(root, root, 'subject', []));
}
