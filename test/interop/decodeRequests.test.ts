/** Every field of requests and CRLs, held against what the installed OpenSSL prints. */
import { afterAll, describe, expect, it } from 'vitest';
import { readObject } from '../../server/src/core/pkiObject';
import { nameToRfc4514 } from '../../server/src/core/x509/nameText';
import { expectSameExtensions, isoTime, NAMES } from '../harness/expectSame';
import { readPrinted } from '../harness/opensslPrinted';
import { createPkiFolder } from '../harness/pkiFolder';

const pki = createPkiFolder();
afterAll(() => pki.dispose());

describe('a request with', () => {
  const REQUESTS: Readonly<Record<string, readonly string[]>> = {
    'a plain name': [],
    'alternative names': ['-addext', 'subjectAltName=DNS:a.example,IP:2001:db8::1,email:a@example.com'],
    usages: [
      '-addext',
      'keyUsage=critical,digitalSignature',
      '-addext',
      'extendedKeyUsage=serverAuth',
      '-addext',
      'basicConstraints=CA:FALSE',
    ],
  };

  it.each(Object.entries(REQUESTS))('%s', (title, options) => {
    const name = `r${Object.keys(REQUESTS).indexOf(title)}`;
    pki.key(name);
    pki.openssl(
      'req',
      '-new',
      '-utf8',
      '-key',
      `${name}.key`,
      '-subj',
      '/C=DE/O=Ü, Co/CN=a',
      ...options,
      '-out',
      `${name}.csr`,
    );
    const request = readObject(
      undefined,
      new Uint8Array(pki.openssl('req', '-in', `${name}.csr`, '-outform', 'DER')),
      [],
    );
    if (request.kind !== 'certificateRequest') {
      throw new Error(`${name} is read as ${request.kind}.`);
    }
    const subject = pki
      .openssl('req', '-in', `${name}.csr`, '-noout', '-subject', '-nameopt', NAMES)
      .toString('utf8')
      .trimEnd();
    expect(`subject=${request.subject && nameToRfc4514(request.subject)}`).toBe(subject);
    const printed = readPrinted(pki.openssl('req', '-in', `${name}.csr`, '-noout', '-text').toString('utf8'));
    expect(`${request.version}`).toBe(printed.version);
    expect(request.publicKey?.curve?.name).toBe(printed.curve);
    expectSameExtensions(printed, request.extensions);
    expect(request.problems).toEqual([]);
  });
});

describe('a CRL', () => {
  it.each([
    ['without entries', []],
    ['with entries', ['keyCompromise', 'superseded', 'cessationOfOperation']],
  ] as const)('%s', (title, reasons) => {
    const name = title.replace(' ', '-');
    pki.certificate(name, {
      subject: '/O=Ü/CN=CRL issuer',
      extensions: ['basicConstraints=critical,CA:TRUE'],
    });
    pki.write(
      `${name}.cnf`,
      `[ca]\ndefault_ca=d\n[d]\ndatabase=${name}.db\ndefault_md=sha256\ncrlnumber=${name}.number\ncrl_extensions=crl\n[crl]\nauthorityKeyIdentifier=keyid\n`,
    );
    pki.write(`${name}.db`, '');
    pki.write(`${name}.number`, '0A\n');
    const authority = ['-config', `${name}.cnf`, '-cert', `${name}.crt`, '-keyfile', `${name}.key`];
    reasons.forEach((reason, at) => {
      pki.certificate(`${name}${at}`, { subject: '/CN=revoked', issuer: name, extensions: [] });
      pki.openssl('ca', ...authority, '-revoke', `${name}${at}.crt`, '-crl_reason', reason);
    });
    pki.openssl('ca', ...authority, '-gencrl', '-crldays', '7', '-out', `${name}.crl`);
    const crl = readObject(
      undefined,
      new Uint8Array(pki.openssl('crl', '-in', `${name}.crl`, '-outform', 'DER')),
      [],
    );
    if (crl.kind !== 'certificateList') {
      throw new Error(`${name} is read as ${crl.kind}.`);
    }
    const text = pki
      .openssl(
        'crl',
        '-in',
        `${name}.crl`,
        '-noout',
        '-text',
        '-issuer',
        '-lastupdate',
        '-nextupdate',
        '-dateopt',
        'iso_8601',
        '-nameopt',
        NAMES,
      )
      .toString('utf8');
    expect(text).toContain(`issuer=${crl.issuer && nameToRfc4514(crl.issuer)}`);
    expect(text).toContain(`lastUpdate=${isoTime(crl.thisUpdate)}`);
    expect(text).toContain(`nextUpdate=${isoTime(crl.nextUpdate)}`);
    expect(crl.revoked.map(({ serialNumber }) => serialNumber?.hex)).toEqual(
      [...text.matchAll(/Serial Number: (\S+)/g)].map(([, serial]) => serial),
    );
    const found = crl.revoked.flatMap(({ extensions }) =>
      extensions.map(({ value }) => (value.kind === 'reasonCode' ? value.reason : value.kind)),
    );
    expect(found).toEqual([...reasons]);
    expectSameExtensions(readPrinted(text), crl.extensions);
    expect(crl.problems).toEqual([]);
  });
});
