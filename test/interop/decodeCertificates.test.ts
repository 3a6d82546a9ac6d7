/** Every field of certificates of many kinds, held against what the installed OpenSSL prints. */
import { afterAll, describe, expect, it } from 'vitest';
import { oidName } from '../../server/src/core/der/oids';
import { fingerprintsOf } from '../../server/src/core/describe/fingerprints';
import { readObject } from '../../server/src/core/pkiObject';
import type { Certificate } from '../../server/src/core/x509/certificate';
import { nameToRfc4514 } from '../../server/src/core/x509/nameText';
import { expectSameExtensions, isoTime, NAMES } from '../harness/expectSame';
import { readPrinted } from '../harness/opensslPrinted';
import { createPkiFolder } from '../harness/pkiFolder';

const pki = createPkiFolder();
afterAll(() => pki.dispose());

interface Spec {
  readonly subject?: string;
  /** OpenSSL's string_mask: which types the strings of the name get. */
  readonly strings?: string;
  readonly serial?: string;
  readonly days?: number;
  readonly dates?: readonly [string, string];
  readonly extensions?: readonly string[];
  readonly key?: readonly string[];
  readonly sign?: readonly string[];
}

const SAN = (...names: readonly string[]): Spec => ({ extensions: [`subjectAltName=${names.join(',')}`] });
const EC = (curve: string) => ['EC', '-pkeyopt', `ec_paramgen_curve:${curve}`];
const RSA = (bits: number) => ['RSA', '-pkeyopt', `rsa_keygen_bits:${bits}`];

const SPECS: Readonly<Record<string, Spec>> = {
  'a plain name': { subject: '/C=DE/ST=Berlin/L=Berlin/O=Example/OU=IT/CN=www.example.com' },
  'characters to escape': { subject: '/O=Sue, Grabbit + Runn; "x" <y> \\\\z/CN=#1' },
  'blanks at the edges': { subject: '/O= x /CN=  ' },
  'control characters': { subject: '/O=a\tb\nc/CN=\u0001' },
  'characters beyond ASCII': { subject: '/O=Beispiel GmbH & Söhne/CN=Žluťoučký 日本 😀' },
  'several attributes in one relative name': { subject: '/O=Example/CN=a+UID=1+emailAddress=a@example.com' },
  'rare attributes': {
    subject:
      '/DC=com/DC=example/serialNumber=5/title=Dr./GN=Anna/SN=Muster/initials=A/pseudonym=x/street=Weg 1/postalCode=1',
  },
  'an attribute without a name': { subject: '/1.3.6.1.4.1.99999.1=abc/CN=x' },
  'a long name': { subject: `/O=${'x'.repeat(64)}/OU=${'y'.repeat(64)}/CN=${'z'.repeat(64)}` },
  'PrintableString and T61String': { subject: '/O=Plain/CN=Größe', strings: 'MASK:0x6' },
  BMPString: { subject: '/O=Größe/CN=日本', strings: 'MASK:0x800' },
  UniversalString: { subject: '/O=Größe/CN=😀', strings: 'MASK:0x100' },
  UTF8String: { subject: '/O=Größe/CN=😀', strings: 'utf8only' },
  'an empty subject': { subject: '/', extensions: ['subjectAltName=critical,DNS:a.example'] },
  'serial number 0': { serial: '0' },
  'a negative serial number': { serial: '-1234567890123456789012345678901234567890' },
  'serial number -128': { serial: '-128' },
  'a serial number with the highest bit': { serial: '0x80' },
  'a serial number of 20 octets': { serial: `0x7F${'AB'.repeat(19)}` },
  'a serial number of 21 octets': { serial: `0xFF${'AB'.repeat(20)}` },
  'the end of UTCTime': { dates: ['19500101000000Z', '491231235959Z'] },
  'the begin of GeneralizedTime': { dates: ['500101000000Z', '20500101000000Z'] },
  'a certificate without end': { dates: ['20260101000000Z', '99991231235959Z'] },
  'far in the future': { days: 40_000 },
  'DNS names': SAN(
    'DNS:a.example',
    'DNS:*.b.example',
    'DNS:xn--bcher-kva.example',
    `DNS:${'l'.repeat(63)}.example`,
  ),
  'IP addresses': SAN(
    'IP:192.0.2.1',
    'IP:2001:db8::1',
    'IP:::',
    'IP:::1',
    'IP:::ffff:192.0.2.1',
    'IP:fe80:0:0:1::',
  ),
  'mail and URI': SAN(
    'email:a@example.com',
    'URI:https://example.com/a?b=c#d',
    'URI:urn:uuid:f81d4fae',
    'RID:1.2.3.4',
  ),
  'other names': SAN(
    'otherName:1.3.6.1.4.1.311.20.2.3;UTF8:anna@example.com',
    'otherName:1.3.6.1.5.5.7.8.5;UTF8:a@x',
    'otherName:1.2.3.4;UTF8:x',
  ),
  'a directory name': { extensions: ['subjectAltName=dirName:dir', '[dir]', 'C=DE', 'O=Example', 'CN=Anna'] },
  'all key usages': {
    extensions: [
      'keyUsage=critical,digitalSignature,nonRepudiation,keyEncipherment,dataEncipherment,keyAgreement,keyCertSign,cRLSign,encipherOnly,decipherOnly',
    ],
  },
  'extended key usages': {
    extensions: [
      'extendedKeyUsage=serverAuth,clientAuth,codeSigning,emailProtection,timeStamping,OCSPSigning,1.2.3.4',
    ],
  },
  'a CA with identifiers': {
    extensions: [
      'basicConstraints=critical,CA:TRUE,pathlen:0',
      'subjectKeyIdentifier=hash',
      'authorityKeyIdentifier=keyid,issuer:always',
    ],
  },
  'constraints on names': {
    extensions: [
      'nameConstraints=critical,permitted;DNS:example.com,permitted;IP:10.0.0.0/255.0.0.0,permitted;IP:2001:db8::/ffff:ffff::,excluded;email:bad.example',
    ],
  },
  policies: {
    extensions: [
      'certificatePolicies=2.5.29.32.0,1.2.3.4,@pol',
      'policyConstraints=requireExplicitPolicy:1',
      'inhibitAnyPolicy=2',
      '[pol]',
      'policyIdentifier=1.3.5.8',
      'CPS.1=https://example.com/cps',
      'userNotice.1=@notice',
      '[notice]',
      'organization=Example',
      'noticeNumbers=1,2',
      'explicitText=UTF8:Only a test',
    ],
  },
  'places to look': {
    extensions: [
      'authorityInfoAccess=OCSP;URI:http://ocsp.example/,caIssuers;URI:http://example/ca.crt',
      'subjectInfoAccess=1.3.6.1.5.5.7.48.5;URI:http://example/repo',
      'crlDistributionPoints=URI:http://example/a.crl,URI:ldap://example/b',
      'freshestCRL=URI:http://example/delta.crl',
      'tlsfeature=status_request,status_request_v2',
    ],
  },
  'a distribution point with reasons': {
    extensions: [
      'crlDistributionPoints=dp',
      '[dp]',
      'fullname=URI:http://example/a.crl',
      'CRLissuer=dirName:issuer',
      'reasons=keyCompromise,CACompromise',
      '[issuer]',
      'C=DE',
      'CN=Issuer',
    ],
  },
  'Netscape extensions': {
    extensions: ['nsCertType=client,server', 'nsComment=made by a test', 'nsBaseUrl=https://example.com/'],
  },
  'an unknown extension': { extensions: ['1.2.3.4.5=critical,DER:30:03:02:01:05'] },
  RSA: { key: RSA(2048) },
  'RSA of an odd size': { key: RSA(1023) },
  'RSA with SHA-512': { key: RSA(1024), sign: ['-sha512'] },
  'RSA-PSS signature': {
    key: RSA(1024),
    sign: ['-sigopt', 'rsa_padding_mode:pss', '-sigopt', 'rsa_pss_saltlen:32'],
  },
  'RSA-PSS key': { key: ['RSA-PSS', '-pkeyopt', 'rsa_keygen_bits:1024'] },
  'P-384': { key: EC('P-384') },
  'P-521': { key: EC('P-521') },
  secp256k1: { key: EC('secp256k1') },
  brainpool: { key: EC('brainpoolP256r1') },
  'a binary curve': { key: EC('sect283k1') },
  'a curve spelled out': { key: [...EC('P-256'), '-pkeyopt', 'ec_param_enc:explicit'] },
  Ed25519: { key: ['ED25519'] },
  Ed448: { key: ['ED448'] },
};

function make(
  name: string,
  {
    subject = '/CN=test',
    strings = 'utf8only',
    serial = '1',
    days = 30,
    dates,
    extensions = [],
    key,
    sign = [],
  }: Spec,
): void {
  pki.write(
    `${name}.cnf`,
    `[req]\ndistinguished_name=dn\nstring_mask=${strings}\n[dn]\n[ca]\ndefault_ca=d\n[d]\ndatabase=${name}.db\nnew_certs_dir=.\nserial=${name}.srl\ndefault_md=sha256\npolicy=p\nunique_subject=no\nemail_in_dn=yes\npreserve=yes\n[p]\ncommonName=optional\n[v3]\n${extensions.join('\n')}\n`,
  );
  if (key === undefined) {
    pki.key(name);
  } else {
    pki.openssl('genpkey', '-algorithm', ...key, '-out', `${name}.key`);
  }
  const config = ['-config', `${name}.cnf`];
  const use = extensions.length > 0 ? ['-extensions', 'v3'] : [];
  const request = [
    'req',
    '-new',
    '-utf8',
    '-multivalue-rdn',
    '-subj',
    subject,
    '-key',
    `${name}.key`,
    ...config,
  ];
  if (dates === undefined) {
    pki.openssl(
      ...request,
      '-x509',
      '-set_serial',
      serial,
      '-days',
      `${days}`,
      ...use,
      ...sign,
      '-out',
      `${name}.crt`,
    );
    return;
  }
  pki.write(`${name}.db`, '');
  pki.write(`${name}.srl`, '01\n');
  pki.openssl(...request, '-out', `${name}.csr`);
  const [start, end] = dates;
  pki.openssl(
    'ca',
    '-selfsign',
    '-batch',
    '-notext',
    ...config,
    '-in',
    `${name}.csr`,
    '-keyfile',
    `${name}.key`,
    '-startdate',
    start,
    '-enddate',
    end,
    '-out',
    `${name}.crt`,
  );
}

function decode(name: string): Certificate {
  const der = new Uint8Array(pki.openssl('x509', '-in', `${name}.crt`, '-outform', 'DER'));
  const object = readObject('CERTIFICATE', der, []);
  if (object.kind !== 'certificate') {
    throw new Error(`${name} is read as ${object.kind}.`);
  }
  return object;
}

/** `notAfter=2027-01-01 00:00:00Z` and the like, by name. */
function printedFields(name: string): Readonly<Record<string, string>> {
  const text = pki.openssl(
    'x509',
    '-in',
    `${name}.crt`,
    '-noout',
    '-subject',
    '-issuer',
    '-serial',
    '-startdate',
    '-enddate',
    '-fingerprint',
    '-sha256',
    '-dateopt',
    'iso_8601',
    '-nameopt',
    NAMES,
  );
  const fields: Record<string, string> = {};
  for (const line of text.toString('utf8').split('\n')) {
    const at = line.indexOf('=');
    fields[
      line
        .slice(0, at)
        .replace(/ fingerprint$/i, '')
        .toLowerCase()
    ] = line.slice(at + 1);
  }
  return fields;
}

/** OpenSSL's names where they are not the field's. */
const KEY_NAMES: Readonly<Record<string, string>> = {
  RSA: 'rsaEncryption',
  EC: 'id-ecPublicKey',
  'RSA-PSS': 'rsassaPss',
  Ed25519: 'ED25519',
  Ed448: 'ED448',
};
const SIGNATURE_NAMES: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.10': 'rsassaPss',
  '1.3.101.112': 'ED25519',
  '1.3.101.113': 'ED448',
};

describe('a certificate with', () => {
  it.each(Object.entries(SPECS))('%s', (title, spec) => {
    const name = `c${Object.keys(SPECS).indexOf(title)}`;
    make(name, spec);
    const certificate = decode(name);
    const fields = printedFields(name);
    expect(certificate.subject && nameToRfc4514(certificate.subject)).toBe(fields.subject);
    expect(certificate.issuer && nameToRfc4514(certificate.issuer)).toBe(fields.issuer);
    expect(certificate.serialNumber?.hex).toBe(fields.serial);
    expect(isoTime(certificate.validity?.notBefore)).toBe(fields.notbefore);
    expect(isoTime(certificate.validity?.notAfter)).toBe(fields.notafter);
    expect(fingerprintsOf(certificate).sha256).toBe(fields.sha256);

    const printed = readPrinted(
      pki.openssl('x509', '-in', `${name}.crt`, '-noout', '-text').toString('utf8'),
    );
    const { publicKey, signatureAlgorithm } = certificate;
    expect(`${certificate.version}`).toBe(printed.version);
    expect(KEY_NAMES[publicKey?.algorithmName ?? '']).toBe(printed.keyAlgorithm);
    expect(publicKey?.curve?.name).toBe(printed.curve);
    if (printed.bits !== undefined) {
      expect(publicKey?.bits).toBe(printed.bits);
    }
    const { oid = '' } = signatureAlgorithm ?? {};
    expect((SIGNATURE_NAMES[oid] ?? oidName(oid))?.toLowerCase()).toBe(printed.signature?.toLowerCase());
    expectSameExtensions(printed, certificate.extensions);
    expect(certificate.problems).toEqual([]);
    expect(certificate.document.problems).toEqual([]);
  });
});
