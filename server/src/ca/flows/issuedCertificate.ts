/** Which certificate of a CA a flow is about, and what the CA knows of it. */
import { isSelfSigned } from '../../core/chain/issuersOf';
import { verifySigned } from '../../core/crypto/verifySigned';
import { nameText } from '../../core/describe/describeName';
import type { Certificate } from '../../core/x509/certificate';
import { sameName } from '../../core/x509/sameName';
import { CaError } from '../caError';
import { objectsOfText } from '../keys/openKey';
import type { CaFolder } from '../stores/caStore';
import { type FileStore, join } from '../stores/fileStore';
import type { IndexRow } from '../stores/indexFile';
import { serialHex } from '../stores/serialNumbers';
import { textOf } from '../stores/textOf';

export interface IssuedCertificate {
  /** Hexadecimal as in index.txt. */
  readonly serial: string;
  /** `undefined` where the CA knows its number only. */
  readonly certificate: Certificate | undefined;
  /** `undefined` where index.txt does not list it, as `openssl x509` leaves it. */
  readonly row: IndexRow | undefined;
  /** It lies in the folder of new certificates. */
  readonly isKept: boolean;
}

export interface CertificateChoice {
  readonly serialNumber?: string | undefined;
  /** PEM, with the name of its file. */
  readonly certificateText?: string | undefined;
}

/** Refuses what this CA did not issue; `lead` says what was not done. */
export async function findIssued(
  files: FileStore,
  ca: CaFolder,
  choice: CertificateChoice,
  lead: string,
): Promise<IssuedCertificate> {
  const given = choice.certificateText === undefined ? undefined : readGiven(choice.certificateText, lead);
  if (given !== undefined) {
    checkIssuer(ca, given, lead);
  }
  const number = given?.serialNumber?.hex ?? choice.serialNumber;
  if (number === undefined || !/^[0-9A-Fa-f]+$/.test(number)) {
    throw new CaError(`${lead}: neither a certificate nor the number of one was given.`);
  }
  const serial = serialHex(BigInt(`0x${number}`));
  const row = ca.rows.find((each) => each.serial === serial);
  const kept = await files.read(join(ca.uri, `${ca.layout.newCertificates}/${serial}.pem`));
  const certificate = given ?? (kept && certificateOf(textOf(kept)));
  if (row === undefined && certificate === undefined) {
    throw new CaError(`${lead}: the CA knows no certificate with the serial number ${serial}.`);
  }
  return { serial, certificate, row, isKept: kept !== undefined };
}

/** The first certificate of a text. */
export function certificateOf(text: string): Certificate | undefined {
  const found = objectsOfText(text).find((object) => object.kind === 'certificate');
  return found?.kind === 'certificate' ? found : undefined;
}

function readGiven(text: string, lead: string): Certificate {
  const certificate = certificateOf(text);
  if (certificate?.subject === undefined || certificate.serialNumber === undefined) {
    throw new CaError(`${lead}: there is no certificate that can be read.`);
  }
  return certificate;
}

function checkIssuer(ca: CaFolder, certificate: Certificate, lead: string): void {
  const { subject, publicKey } = ca.certificate;
  const { issuer } = certificate;
  const isNamed = subject !== undefined && issuer !== undefined && sameName(subject, issuer);
  if (!isNamed || verifySigned(certificate, publicKey) === 'bad') {
    if (isSelfSigned(certificate)) {
      throw new CaError(
        `${lead}: ${nameText(certificate.subject)} is self-signed, no CA issued it. Make a new one with Create Self-Signed Certificate, and remove this one wherever it is trusted.`,
      );
    }
    throw new CaError(
      `${lead}: ${nameText(certificate.subject)} was issued by ${nameText(issuer)}, not by ${nameText(subject)}. Choose the CA that issued it.`,
    );
  }
}
