/** Keys and certificates that OpenSSL makes for one test, in a folder that goes with it. */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Certificate, readCertificate } from '../../server/src/core/x509/certificate';

export interface CertificateOptions {
  /** Such as `/O=Example/CN=Root`. */
  readonly subject: string;
  /** Name of the issuing certificate; itself where it is left out. */
  readonly issuer?: string;
  /** Name of the key; that of the certificate where it is left out. Keys are made when they are needed. */
  readonly key?: string;
  readonly days?: number;
  /** Lines of OpenSSL's extension section; none for version 1. */
  readonly extensions?: readonly string[];
}

export interface PkiFolder {
  readonly path: string;
  openssl(...args: readonly string[]): Buffer;
  /** The exit code. */
  status(...args: readonly string[]): number | null;
  write(name: string, text: string): void;
  text(name: string): string;
  /** Makes `name.key` where there is none. */
  key(name: string): void;
  /** Makes `name.crt`. */
  certificate(name: string, options: CertificateOptions): void;
  read(name: string): Certificate;
  dispose(): void;
}

export const CA_EXTENSIONS: readonly string[] = [
  'basicConstraints=critical,CA:TRUE',
  'keyUsage=critical,keyCertSign,cRLSign',
  'subjectKeyIdentifier=hash',
  'authorityKeyIdentifier=keyid',
];

export function createPkiFolder(): PkiFolder {
  const path = mkdtempSync(join(tmpdir(), 'phonepki-'));
  const openssl = (...args: readonly string[]) =>
    execFileSync('openssl', args, { cwd: path, stdio: ['ignore', 'pipe', 'pipe'] });
  const write = (name: string, text: string) => writeFileSync(join(path, name), text);
  let serial = 0x1000;

  function key(name: string): void {
    if (!existsSync(join(path, `${name}.key`))) {
      openssl('genpkey', '-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256', '-out', `${name}.key`);
    }
  }

  return {
    path,
    openssl,
    status: (...args) => spawnSync('openssl', args, { cwd: path }).status,
    write,
    text: (name) => readFileSync(join(path, name), 'utf8'),
    key,
    certificate(name, { subject, issuer, key: keyName = name, days = 100, extensions }) {
      key(keyName);
      openssl('req', '-new', '-key', `${keyName}.key`, '-subj', subject, '-utf8', '-out', `${name}.csr`);
      write(`${name}.ext`, (extensions ?? []).join('\n'));
      const signing =
        issuer === undefined
          ? ['-signkey', `${keyName}.key`]
          : ['-CA', `${issuer}.crt`, '-CAkey', `${issuer}.key`];
      serial++;
      openssl(
        ...['x509', '-req', '-in', `${name}.csr`, '-days', String(days), '-set_serial', String(serial)],
        ...[
          ...signing,
          ...(extensions === undefined ? [] : ['-extfile', `${name}.ext`]),
          '-out',
          `${name}.crt`,
        ],
      );
      if (keyName !== name) {
        write(`${name}.key`, readFileSync(join(path, `${keyName}.key`), 'utf8'));
      }
    },
    read(name) {
      const der = openssl('x509', '-in', `${name}.crt`, '-outform', 'DER');
      return readCertificate(Uint8Array.from(der)) as Certificate;
    },
    dispose: () => rmSync(path, { recursive: true }),
  };
}
