/** The files that a row of a table comes to, in the form that was asked for. */
import type { BulkFormat } from '../../core/bulkProtocol';
import { toUtf8 } from '../../core/der/strings';
import type { Pkcs12Strength } from '../../core/exportProtocol';
import type { Certificate } from '../../core/x509/certificate';
import { createWorkload } from '../decrypt/workload';
import type { CaKey } from '../keys/caKey';
import { toPem } from '../pem';
import { writePkcs12 } from '../pkcs12/writePkcs12';
import type { Output } from '../stores/caStore';
import { join } from '../stores/fileStore';
import type { CaEnvironment } from './environment';

export interface BulkOutput {
  /** URI. */
  readonly folder: string;
  readonly format: BulkFormat;
  readonly strength: Pkcs12Strength;
  /** For all of the keys or PKCS #12 files. */
  readonly passPhrase: string | undefined;
  readonly randomPassPhrases: boolean;
}

/** URIs, the one with the certificate last. */
export function filesOf({ folder, format, randomPassPhrases }: BulkOutput, name: string): readonly string[] {
  const file = (extension: string) => join(folder, `${name}${extension}`);
  switch (format) {
    case 'pem':
      return [file('.key'), file('.crt')];
    case 'bundle':
      return [file('.pem')];
    case 'pkcs12':
      return [file('.p12'), ...(randomPassPhrases ? [file('.passphrase')] : []), file('.crt')];
  }
}

/** Makes the octets of these files. */
export type FilesMaker = (certificate: Certificate, issuer: Certificate) => Promise<readonly Output[]>;

/** What takes time and needs no certificate is done now: the key is encrypted. */
export async function prepareFiles(
  environment: CaEnvironment,
  output: BulkOutput,
  name: string,
  key: CaKey,
): Promise<FilesMaker> {
  const uris = filesOf(output, name);
  const [first = '', second = ''] = uris;
  const last = uris.at(-1) ?? '';
  const secret = (uri: string, octets: Uint8Array): Output => ({ uri, octets, access: 'secret' });
  const certificateFile = (certificate: Certificate): Output => ({
    uri: last,
    octets: toUtf8(toPem('CERTIFICATE', certificate.bytes)),
    access: 'public',
  });
  if (output.format === 'pkcs12') {
    const passPhrase = output.randomPassPhrases ? randomPassPhrase(environment) : (output.passPhrase ?? '');
    return async (certificate, issuer) => [
      secret(first, await toPkcs12(environment, output.strength, passPhrase, name, key, certificate, issuer)),
      ...(output.randomPassPhrases ? [secret(second, toUtf8(`${passPhrase}\n`))] : []),
      certificateFile(certificate),
    ];
  }
  const keyPem = await environment.authority.sealKey(key, output.passPhrase);
  return output.format === 'pem'
    ? async (certificate) => [secret(first, toUtf8(keyPem)), certificateFile(certificate)]
    : async (certificate, issuer) => {
        const chain = [certificate, issuer].map(({ bytes }) => toPem('CERTIFICATE', bytes));
        return [secret(first, toUtf8([keyPem, ...chain].join('')))];
      };
}

function toPkcs12(
  environment: CaEnvironment,
  strength: Pkcs12Strength,
  passPhrase: string,
  friendlyName: string,
  key: CaKey,
  certificate: Certificate,
  issuer: Certificate,
): Promise<Uint8Array> {
  const work = createWorkload(() => environment.wait(0), new Promise<never>(() => {}));
  const contents = { key: key.pkcs8, certificates: [certificate.bytes, issuer.bytes], friendlyName };
  return writePkcs12(environment.crypto, contents, passPhrase, strength, work);
}

/** Without what looks alike on a label: no 0, O, 1, l or I. 32 of them, so that five random bits choose one. */
const LETTERS = 'abcdefghijkmnpqrstuvwxyz23456789';
const GROUPS = 5;
const GROUP_LENGTH = 4;

/** 100 random bits, in groups that can be typed. */
function randomPassPhrase({ random }: CaEnvironment): string {
  const letters = [...random(GROUPS * GROUP_LENGTH)].map((octet) => LETTERS[octet & 31] ?? '');
  return Array.from({ length: GROUPS }, (_, at) =>
    letters.slice(at * GROUP_LENGTH, (at + 1) * GROUP_LENGTH).join(''),
  ).join('-');
}
