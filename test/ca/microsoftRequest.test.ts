import { createSign, generateKeyPairSync } from 'node:crypto';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { writeName } from '../../server/src/ca/x509/distinguishedName';
import { CaCommand, type CaResult } from '../../server/src/core/caProtocol';
import { Tag } from '../../server/src/core/der/values';
import {
  bitString,
  explicit,
  ia5String,
  NULL,
  namedBits,
  objectIdentifier,
  octetString,
  sequence,
  setOf,
  smallInteger,
  TRUE,
  tlv,
} from '../../server/src/core/der/writeDer';
import { type CaLaboratory, named, openCaLaboratory } from '../harness/caLaboratory';

let lab: CaLaboratory;
beforeEach(async () => {
  lab = await openCaLaboratory();
  await lab.run(CaCommand.createRootCa, { folder: lab.uri('ca'), subject: named(['CN', 'Root']) });
});
afterEach(() => lab.stop());

const attribute = (oid: string, value: Uint8Array) => sequence(objectIdentifier(oid), setOf(value));
const utf16 = (text: string) => tlv(0x1e, Buffer.from(text, 'utf16le').swap16());
const capability = (oid: string, bits?: number) =>
  sequence(objectIdentifier(oid), ...(bits === undefined ? [] : [tlv(Tag.integer, Uint8Array.of(0, bits))]));

/** What the IIS wizard of the Siemens document puts into a request; the one printed there is cut off. */
const ATTRIBUTES: readonly Uint8Array[] = [
  attribute('1.3.6.1.4.1.311.13.2.3', ia5String('5.2.3790.2')),
  attribute(
    '1.3.6.1.4.1.311.2.1.14',
    sequence(
      sequence(objectIdentifier('2.5.29.15'), TRUE, octetString(namedBits([0, 1, 2, 3]))),
      sequence(
        objectIdentifier('1.2.840.113549.1.9.15'),
        octetString(
          sequence(
            capability('1.2.840.113549.3.2', 128),
            capability('1.2.840.113549.3.4', 128),
            capability('1.3.14.3.2.7'),
            capability('1.2.840.113549.3.7'),
          ),
        ),
      ),
      sequence(objectIdentifier('2.5.29.37'), octetString(sequence(objectIdentifier('1.3.6.1.5.5.7.3.1')))),
    ),
  ),
  attribute(
    '1.3.6.1.4.1.311.13.2.2',
    sequence(
      smallInteger(1),
      utf16('Microsoft RSA SChannel Cryptographic Provider'),
      bitString(new Uint8Array(136)),
    ),
  ),
];

function requestOf(label: string): string {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const subject = named(
    ['C', 'BE'],
    ['ST', 'Brussels'],
    ['L', 'Huizingen'],
    ['O', 'Siemens'],
    ['OU', 'GVS'],
    ['CN', 'Webserver-XML'],
  );
  const info = sequence(
    smallInteger(0),
    writeName(subject),
    publicKey.export({ type: 'spki', format: 'der' }),
    explicit(0, ...ATTRIBUTES),
  );
  const algorithm = sequence(objectIdentifier('1.2.840.113549.1.1.5'), NULL);
  const signature = createSign('sha1').update(info).sign(privateKey);
  const lines = Buffer.from(sequence(info, algorithm, bitString(signature)))
    .toString('base64')
    .replace(/.{64}(?=.)/g, '$&\n');
  return `-----BEGIN ${label}-----\n${lines}\n-----END ${label}-----\n`;
}

it('a request with all attributes of the Siemens document is read, shown and signed', async () => {
  lab.write('xmlcertreq.txt', requestOf('NEW CERTIFICATE REQUEST'));
  expect(lab.program('openssl', 'req', '-verify', '-noout', '-in', 'xmlcertreq.txt')).toContain('OK');
  const argument = {
    authority: lab.uri('ca'),
    request: lab.uri('xmlcertreq.txt'),
    output: lab.uri('xml.crt'),
    altNames: ['DNS:xml.example.com'],
  };
  const preview = await lab.run<CaResult>(CaCommand.signRequest, { ...argument, dryRun: true });
  expect(preview.changes.map(({ kind, what }) => `${kind} ${what}`)).toEqual([
    'added DNS:xml.example.com',
    'kept Subject C=BE, ST=Brussels, L=Huizingen, O=Siemens, OU=GVS, CN=Webserver-XML',
    'changed Key usage digitalSignature, keyEncipherment',
    'dropped Extension smimeCapabilities',
    'kept Extended key usage serverAuth',
    'dropped Attribute osVersion',
    'dropped Attribute enrollmentCSPProvider',
  ]);
  expect((await lab.run<CaResult>(CaCommand.signRequest, argument)).done).toBe(true);
  expect(lab.program('openssl', 'verify', '-x509_strict', '-CAfile', 'ca/ca.crt', 'xml.crt')).toContain('OK');
  const text = lab.program('openssl', 'x509', '-noout', '-text', '-in', 'xml.crt');
  expect(text).toMatch(/CN ?= ?Webserver-XML/);
  expect(text).toContain('TLS Web Server Authentication');
  expect(text).not.toMatch(/Data Encipherment|S\/MIME Capabilities|1\.3\.6\.1\.4\.1\.311/);
});
