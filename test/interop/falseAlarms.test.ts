/**
 * What the rules say of objects that people make as the documents of their phones and the manuals of their tools tell
 * them to: never an error, and no more than stands here.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readDocument } from '../../server/src/core/documentModel';
import { runRules } from '../../server/src/core/lint/runRules';
import type { Target } from '../../server/src/core/lint/targets';
import {
  makeWithEasyRsa,
  makeWithGnutls,
  makeWithMkcert,
  makeWithOpenssl,
  makeWithXca,
} from '../harness/commonTools';
import { createPkiFolder } from '../harness/pkiFolder';
import { findProgram } from '../harness/prerequisites';

const pki = createPkiFolder();
afterAll(() => pki.dispose());

interface Row {
  readonly file: string;
  readonly target: Target;
  /** `rule severity`, in the order of the text; ` ?` behind it where only some versions of the tool have it so. */
  readonly expected: readonly string[];
  /** The version of the certificate, where that of the tool decides about it. */
  readonly version?: number;
}

const row = (file: string, target: Target, ...expected: readonly string[]): Row => ({
  file,
  target,
  expected,
});

/** What is made for one side of EAP-TLS, and is no worse for it. */
const rowsFor = (
  side: '8021x-server' | '8021x-client',
  file: string,
  ...expected: readonly string[]
): readonly Row[] => [row(file, 'generic', ...expected), row(file, side, ...expected)];

// By default easy-rsa, XCA and OpenSSL's usr_cert mark the key usage as not critical, where it should be (RFC 5280
// §4.2.1.3): a warning, of an anchor a word only.
const KEY_USAGE = 'rfc5280/key-usage-not-critical warning';

const OPENSSL: readonly Row[] = [
  // Spectralink 84xx, custom certificates: a root and a server certificate of `openssl x509 -req`.
  row('ca.crt', 'generic'),
  row('ca.crt', 'spectralink-8400'),
  row('ca.crt', '8021x-server', 'rfc5280/key-usage-missing-anchor information'),
  row('server.csr', 'generic', 'rfc2986/san-missing information'),
  // Without extensions OpenSSL makes version 1, and since 3.2 version 3: no host in it that clients look at.
  { ...row('server.crt', 'generic', 'rfc5280/old-version warning'), version: 1 },
  { ...row('server.crt', 'generic', 'rfc9110/san-missing warning'), version: 3 },
  row('usr.crt', 'generic', 'rfc9110/san-missing warning'),
  row('proper.crt', 'generic'),
  row('proper.crt', '8021x-server'),
  row('v1.crl', 'generic'),
  // The extensions of CRLs stand in the configuration file behind a comment sign.
  row('v2.crl', 'generic', 'rfc5280/crl-authority-key-identifier-missing warning'),
  // innovaphone: 1024 bits as devices make them, under their own profile.
  row('device.crt', 'innovaphone', 'key/rsa-too-short warning'),
];

const GNUTLS: readonly Row[] = [
  row('gnutls-ca.crt', 'generic'),
  ...rowsFor('8021x-server', 'gnutls-server.crt'),
  // Its requests still have the label NEW CERTIFICATE REQUEST.
  row('gnutls.csr', 'generic', 'pem/old-label hint'),
  // The list of what is revoked is there, though empty (RFC 5280 §5.1.2.6).
  row('gnutls.crl', 'generic', 'rfc5280/crl-empty-list warning'),
];

const EASY_RSA: readonly Row[] = [
  // Before 3.2 the basic constraints of the CA are not marked critical, which some phones ask for.
  row(
    'easyrsa/pki/ca.crt',
    'generic',
    'rfc5280/basic-constraints-not-critical warning ?',
    'rfc5280/key-usage-not-critical information ?',
  ),
  row('easyrsa/pki/reqs/pbx.example.test.req', 'generic', 'rfc2986/san-missing information ?'),
  // Certificates come with the output of `openssl x509 -text`, and name that of their CA beside its key.
  ...rowsFor(
    '8021x-server',
    'easyrsa/pki/issued/pbx.example.test.crt',
    'pem/text-dump hint',
    'rfc5280/authority-key-identifier-names-certificate hint',
    KEY_USAGE,
  ),
  ...rowsFor(
    '8021x-client',
    'easyrsa-client.crt',
    'pem/text-dump hint',
    'rfc5280/authority-key-identifier-names-certificate hint',
    KEY_USAGE,
  ),
  // No crlnumber in its configuration (RFC 5280 §5.2.3).
  row('easyrsa/pki/crl.pem', 'generic', 'rfc5280/crl-number-missing warning'),
];

const MKCERT: readonly Row[] = [
  // It cannot revoke: worth knowing.
  row('mkcert/rootCA.pem', 'generic', 'rfc5280/ca-without-crl-sign information'),
  // Of end entities a subject key identifier is not asked for, only recommended.
  ...rowsFor('8021x-server', 'mkcert-server.crt', 'rfc5280/subject-key-identifier-missing hint'),
  ...rowsFor('8021x-client', 'mkcert-client.crt', 'rfc5280/subject-key-identifier-missing hint'),
];

const XCA: readonly Row[] = [
  // A list has a number only where one is entered (RFC 5280 §5.2.3).
  row('xca.crl', 'generic', 'rfc5280/crl-number-missing warning'),
];

/** Made in the window of XCA 2.4 with its own templates, nothing else ticked. */
const XCA_TEMPLATES: readonly Row[] = [
  row('ca.crt', 'generic', 'rfc5280/key-usage-not-critical information'),
  // The template sets keyAgreement, which RSA cannot do, and leaves out which key has signed.
  ...rowsFor(
    '8021x-server',
    'server.crt',
    'rfc5280/authority-key-identifier-missing warning',
    'rfc3279/rsa-key-agreement warning',
    KEY_USAGE,
  ),
  ...rowsFor(
    '8021x-client',
    'client.crt',
    'rfc5280/authority-key-identifier-missing warning',
    'rfc3279/rsa-key-agreement warning',
    KEY_USAGE,
  ),
];

/** The day after the certificates of XCA were made. */
const XCA_NOW = Date.UTC(2026, 10, 22);

function findingsIn(text: string, path: string, target: Target, now: number): readonly string[] {
  const phone = { path, dialect: 'auto', files: {} } as const;
  const model = readDocument(text, { languageId: 'pem', maxLength: 1e6, phone });
  const options = { now, expiryWarningDays: 30, targets: [target] };
  return runRules(model, options).map(({ ruleId, severity }) => `${ruleId} ${severity}`);
}

function expectRow({ expected }: Row, found: readonly string[]): void {
  const wanted = expected
    .filter((each) => !each.endsWith(' ?') || found.includes(each.slice(0, -2)))
    .map((each) => each.replace(/ \?$/, ''));
  expect(found).toEqual(wanted);
  expect(found.filter((each) => each.endsWith(' error'))).toEqual([]);
}

const titled = (rows: readonly Row[]) =>
  rows.map((each) => [`${each.file} ${each.target} ${each.version ?? ''}`, each] as const);

function check(each: Row): void {
  const isOtherVersion =
    each.version !== undefined && pki.read(each.file.replace('.crt', '')).version !== each.version;
  if (!isOtherVersion) {
    expectRow(each, findingsIn(pki.text(each.file), join('pki', each.file), each.target, Date.now()));
  }
}

beforeAll(() => makeWithOpenssl(pki), 60_000);

describe('what OpenSSL makes', () => {
  it.each(titled(OPENSSL))('%s', (_, each) => check(each));
});

describe('what XCA makes with its own templates', () => {
  it.each(titled(XCA_TEMPLATES))('%s', (_, each) => {
    const text = readFileSync(join(import.meta.dirname, '../fixtures/xca', each.file), 'utf8');
    expectRow(each, findingsIn(text, each.file, each.target, XCA_NOW));
  });
});

const TOOLS = [
  { tool: 'certtool', make: makeWithGnutls, rows: GNUTLS },
  { tool: 'make-cadir', make: makeWithEasyRsa, rows: EASY_RSA },
  { tool: 'mkcert', make: makeWithMkcert, rows: MKCERT },
  { tool: 'xca', make: makeWithXca, rows: XCA },
];
const installed = await Promise.all(TOOLS.map(({ tool }) => findProgram([tool])));

describe.each(TOOLS.filter((_, at) => installed[at] !== undefined))('what $tool makes', ({ make, rows }) => {
  beforeAll(() => make(pki), 60_000);
  it.each(titled(rows))('%s', (_, each) => check(each));
});
