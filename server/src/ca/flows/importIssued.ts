/** Certificates that a CA issued without writing them down, as `openssl x509` does: found beside it by their signatures. */
import { verifySigned } from '../../core/crypto/verifySigned';
import type { Certificate } from '../../core/x509/certificate';
import { sameBytes, sameName } from '../../core/x509/sameName';
import { join } from '../stores/fileStore';
import type { IndexRow } from '../stores/indexFile';
import type { CaEnvironment } from './environment';
import { filesWithObjects } from './importSource';

export interface IssuedBeside {
  readonly certificate: Certificate;
  /** Capital digits, an even number. */
  readonly serial: string;
}

export interface FoundBeside {
  /** One for each serial number that nobody wrote down so far. */
  readonly issued: readonly IssuedBeside[];
  /** Serial numbers that two certificates have. */
  readonly doubled: readonly string[];
}

/** Where people keep what was issued, within the folder of the CA. */
const FOLDERS = ['', 'certs', 'issued', 'signed', 'out'];

export async function findIssuedBeside(
  { files }: CaEnvironment,
  uri: string,
  authority: Certificate,
  rows: readonly IndexRow[],
): Promise<FoundBeside> {
  const known = new Set(rows.map(({ serial }) => serial));
  const found = new Map<string, Certificate>();
  const doubled = new Set<string>();
  for (const folder of FOLDERS) {
    for (const { objects } of await filesWithObjects(files, folder === '' ? uri : join(uri, folder))) {
      for (const object of objects) {
        const serial = object.kind === 'certificate' ? object.serialNumber?.hex : undefined;
        if (object.kind !== 'certificate' || serial === undefined || !isIssuedBy(object, authority)) {
          continue;
        }
        const former = found.get(serial);
        if (former !== undefined && !sameBytes(former.bytes, object.bytes)) {
          doubled.add(serial);
        }
        found.set(serial, former ?? object);
      }
    }
  }
  const issued = [...found]
    .filter(([serial]) => !known.has(serial) && !serial.startsWith('-'))
    .map(([serial, certificate]) => ({ certificate, serial }));
  return { issued, doubled: [...doubled] };
}

/** By another name than its own: a root is not written down as one of its own certificates. */
function isIssuedBy(certificate: Certificate, authority: Certificate): boolean {
  const { issuer } = certificate;
  return (
    issuer !== undefined &&
    authority.subject !== undefined &&
    sameName(issuer, authority.subject) &&
    !sameBytes(certificate.bytes, authority.bytes) &&
    verifySigned(certificate, authority.publicKey) === 'good'
  );
}
