import { describe, expect, it } from 'vitest';
import { childrenOf } from '../../server/src/core/asn1/childrenOf';
import type { Field } from '../../server/src/core/asn1/field';
import { type FieldTree, fieldAt, fieldOf, fieldsAt, fieldTree } from '../../server/src/core/asn1/fieldTree';
import type { SchemaName } from '../../server/src/core/asn1/schemas';
import { treeText } from '../../server/src/core/asn1/treeText';
import { valueText } from '../../server/src/core/asn1/valueText';
import { walkFields } from '../../server/src/core/asn1/walkFields';
import { type DerNode, readDer } from '../../server/src/core/der/readDer';
import {
  bits,
  boolean,
  hex,
  ia5,
  integer,
  join,
  nothing,
  type Octets,
  octets,
  oid,
  printable,
  sequence,
  set,
  tagged,
  tlv,
  utcTime,
  utf8,
} from '../harness/buildDer';
import { allSamples, samples } from './asn1Samples';

function rootOf(bytes: Uint8Array): DerNode {
  const { root } = readDer(bytes);
  if (root === undefined) throw new Error('nothing to read');
  return root;
}
const treeOf = (bytes: Uint8Array, schema: SchemaName): FieldTree => fieldTree(rootOf(bytes), schema);
const fieldsOf = (tree: FieldTree) => [...walkFields(tree.root)];
const valueAt = (tree: FieldTree, path: string) => {
  const field = fieldsOf(tree).findLast((each) => each.path === path);
  return field && `${field.type}: ${valueText(field)}`;
};

describe('the fields of a certificate', () => {
  const tree = treeOf(samples.certificate.bytes, 'Certificate');

  it.each([
    ['tbsCertificate.version', 'Version: v3 (2)'],
    ['tbsCertificate.serialNumber', 'CertificateSerialNumber: 0x1234567890abcdef1234 (10 bytes)'],
    ['tbsCertificate.signature', 'AlgorithmIdentifier: ecdsa-with-SHA256 (1.2.840.10045.4.3.2)'],
    ['tbsCertificate.issuer', 'Name: CN=Example Root,O=Example GmbH,C=DE'],
    ['tbsCertificate.issuer[2]', 'RelativeDistinguishedName: CN=Example Root'],
    ['tbsCertificate.issuer[2][0].value', 'UTF8String: "Example Root"'],
    ['tbsCertificate.validity', 'Validity: 2026-11-20 23:36:20 UTC to 2027-11-20 23:36:20 UTC'],
    ['tbsCertificate.validity.notAfter', 'Time: 2027-11-20 23:36:20 UTC'],
    ['tbsCertificate.subjectPublicKeyInfo.algorithm.parameters', 'NULL: NULL'],
    ['tbsCertificate.subjectPublicKeyInfo.subjectPublicKey.publicExponent', 'INTEGER: 65537'],
    ['tbsCertificate.extensions[1].critical', 'BOOLEAN: TRUE'],
    ['tbsCertificate.extensions[1].extnValue', 'KeyUsage: digitalSignature, keyEncipherment'],
    ['tbsCertificate.extensions[1]', 'Extension: keyUsage, critical: digitalSignature, keyEncipherment'],
    ['tbsCertificate.extensions[2].extnValue', 'ExtKeyUsageSyntax: clientAuth, eapOverLAN, 1.2.3.4.5'],
    ['tbsCertificate.extensions[2].extnValue[1]', 'KeyPurposeId: eapOverLAN (1.3.6.1.5.5.7.3.14)'],
    ['tbsCertificate.extensions[5].extnValue[0].dNSName', 'IA5String: "phone.example.test"'],
    ['tbsCertificate.extensions[5].extnValue[4].iPAddress', 'OCTET STRING: 192.0.2.1'],
    ['tbsCertificate.extensions[5].extnValue[5].iPAddress', 'OCTET STRING: 2001:db8::1'],
    ['tbsCertificate.extensions[5].extnValue[6].registeredID', 'OBJECT IDENTIFIER: 1.2.3.4'],
    [
      'tbsCertificate.extensions[5].extnValue[7].directoryName',
      'Name: CN=phone-0090ac.example.test,OU=Phones,O=Example GmbH,C=DE',
    ],
    ['tbsCertificate.extensions[5].extnValue[8].otherName.value', 'UserPrincipalName: "phone@example.test"'],
    ['tbsCertificate.extensions[7].extnValue[0].reasons', 'ReasonFlags: keyCompromise, cACompromise'],
    [
      'tbsCertificate.extensions[7].extnValue[0].distributionPoint.fullName[0].uniformResourceIdentifier',
      'IA5String: "http://example.test/ca.crl"',
    ],
    [
      'tbsCertificate.extensions[8].extnValue[1]',
      'AccessDescription: caIssuers: uniformResourceIdentifier "http://example.test/ca.cer"',
    ],
    [
      'tbsCertificate.extensions[9].extnValue[1].policyQualifiers[0].qualifier',
      'CPSuri: "http://example.test/cps"',
    ],
    [
      'tbsCertificate.extensions[9].extnValue[1].policyQualifiers[1].qualifier.explicitText',
      'DisplayText: "Only for tests"',
    ],
    ['tbsCertificate.extensions[11].extnValue', 'NetscapeCertType: SSL client'],
    ['tbsCertificate.extensions[12].extnValue', 'Features: status_request (5)'],
    ['tbsCertificate.extensions[13].extnValue.templateMajorVersion', 'INTEGER: 100'],
    ['tbsCertificate.extensions[14].extnValue', 'UTF8String: "private"'],
    ['signatureAlgorithm.algorithm', 'OBJECT IDENTIFIER: ecdsa-with-SHA256 (1.2.840.10045.4.3.2)'],
  ])('%s', (path, expected) => expect(valueAt(tree, path)).toBe(expected));

  it('have names and parents', () => {
    const usage = fieldsOf(tree).find((field) => field.type === 'KeyUsage');
    const names: string[] = [];
    for (let field: Field | undefined = usage; field !== undefined; field = field.parent)
      names.unshift(field.name);
    expect(names).toEqual([
      'Certificate',
      'tbsCertificate',
      'extensions',
      'extensions',
      '[1]',
      'extnValue',
      'KeyUsage',
    ]);
    expect(tree.root).toMatchObject({ name: 'Certificate', path: '', parent: undefined, secret: false });
  });

  it('are the same objects however they are asked for', () => {
    const other = treeOf(samples.certificate.bytes, 'Certificate');
    const found = Array.from({ length: other.root.node.end }, (_, byte) => fieldAt(other, byte));
    const walked = new Set(fieldsOf(other));
    expect(found.every((field) => walked.has(field))).toBe(true);
    for (const field of walked) expect(childrenOf(field)).toBe(childrenOf(field));
  });
});

describe('the field at a byte', () => {
  it.each(allSamples)('of %s is the deepest one that holds it', (_, { schema, bytes }) => {
    const tree = treeOf(bytes, schema);
    const fields = fieldsOf(tree);
    for (let byte = 0; byte < bytes.length; byte++) {
      const holding = fields.filter(({ node }) => node.start <= byte && byte < node.end);
      const deepest = holding.reduce((one, other) => (other.depth > one.depth ? other : one));
      expect(fieldAt(tree, byte)).toBe(deepest);
    }
  });

  it('of a header is the value it begins', () => {
    const tree = treeOf(samples.certificate.bytes, 'Certificate');
    expect([0, 3, 4, 7, 8].map((byte) => fieldAt(tree, byte).path)).toEqual([
      '',
      '',
      'tbsCertificate',
      'tbsCertificate',
      'tbsCertificate.version',
    ]);
  });

  it('may be two where one character of base64 straddles them', () => {
    const tree = treeOf(samples.certificate.bytes, 'Certificate');
    const [notBefore, notAfter] = fieldsOf(tree).filter((field) => field.type === 'Time');
    const border = notBefore?.node.end ?? 0;
    expect(fieldsAt(tree, { start: border - 1, end: border + 1 })).toEqual([notBefore, notAfter]);
    expect(fieldsAt(tree, { start: border, end: border + 2 })).toEqual([notAfter]);
    expect(fieldsAt(tree, { start: border, end: border + 1 })).toEqual([notAfter]);
  });

  it('is found again from a value', () => {
    const tree = treeOf(samples.certificate.bytes, 'Certificate');
    for (const field of fieldsOf(tree)) expect(fieldOf(tree, field.node)?.node).toEqual(field.node);
    expect(fieldOf(tree, { ...tree.root.node, start: 1 })).toBeUndefined();
  });

  it('of 50,000 revoked certificates costs no more than of one', () => {
    const entry = sequence(integer(0x123456), utcTime('260101000000Z'));
    const list = new Uint8Array(entry.length * 50_000).map((_, at) => entry[at % entry.length] as number);
    const algorithm = sequence(oid('1.2.840.113549.1.1.11'), nothing());
    const long = (content: Uint8Array) => {
      const header = hex('3084 00000000');
      new DataView(header.buffer).setUint32(2, content.length);
      return Buffer.concat([header, content]);
    };
    const signed = long(
      Buffer.concat([integer(1), algorithm, sequence(), utcTime('260101000000Z'), long(list)]),
    );
    const bytes = new Uint8Array(long(Buffer.concat([signed, algorithm, bits(0, [1])])));
    const root = rootOf(bytes);
    const before = performance.now();
    for (let byte = 100; byte < bytes.length; byte += Math.floor(bytes.length / 20)) {
      expect(fieldAt(fieldTree(root, 'CertificateList'), byte).path).toMatch(
        /^tbsCertList\.revokedCertificates\[\d+\]/,
      );
    }
    expect(performance.now() - before).toBeLessThan(100);
    const tree = fieldTree(root, 'CertificateList');
    const last = signed.length + 6 - 1;
    expect(fieldAt(tree, last).path).toBe('tbsCertList.revokedCertificates[49999].revocationDate');
    expect(fieldAt(tree, last)).toBe(fieldAt(tree, last));
  });
});

describe('every field of the samples has a name from its schema', () => {
  it.each(allSamples)('%s', (_, { schema, bytes }) => {
    const tree = treeOf(bytes, schema);
    expect(tree.trailing).toBeUndefined();
    expect(
      fieldsOf(tree)
        .filter((field) => !field.fits)
        .map((field) => field.path),
    ).toEqual([]);
    expect(tree.root.name).toBe(schema);
  });

  it.each([
    ['trustedCertificate', 'tbsCertificate.serialNumber'],
    ['trustedCertificate', 'trust.alias'],
    ['certificationRequest', 'certificationRequestInfo.attributes[2].values[0][0].extnValue[0].dNSName'],
    ['certificateList', 'tbsCertList.revokedCertificates[1].crlEntryExtensions[0].extnValue'],
    ['rsaPrivateKeyInfo', 'privateKey.coefficient'],
    ['ecPrivateKeyInfo', 'privateKey.publicKey'],
    ['encryptedPrivateKeyInfo', 'encryptionAlgorithm.parameters.keyDerivationFunc.parameters.costParameter'],
    ['pkcs7', 'content.certificates[1].certificate.tbsCertificate.subject'],
    ['signedData', 'content.signerInfos[0].signedAttrs[1].values[0]'],
    ['signedData', 'content.signerInfos[0].signature.r'],
    ['envelopedData', 'content.recipientInfos[0].ktri.rid.issuerAndSerialNumber.serialNumber'],
    [
      'pkcs12',
      'authSafe.content[1].content[0].bagValue.encryptionAlgorithm.parameters.encryptionScheme.parameters',
    ],
    ['pkcs12', 'macData.mac.digest'],
    [
      'pkcs12InTheClear',
      'authSafe.content[0].content[0].bagValue.certValue.tbsCertificate.validity.notAfter',
    ],
    ['ocspRequest', 'tbsRequest.requestList[0].reqCert.issuerKeyHash'],
    [
      'ocspResponse',
      'responseBytes.response.tbsResponseData.responses[0].certStatus.revoked.revocationReason',
    ],
    ['timeStampReq', 'messageImprint.hashedMessage'],
    ['timeStampResp', 'timeStampToken.content.encapContentInfo.eContent.accuracy.seconds'],
    ['ecParameters', 'specifiedCurve.fieldID.parameters'],
  ] as const)('%s: %s', (name, path) => {
    const { schema, bytes } = samples[name];
    expect(fieldsOf(treeOf(bytes, schema)).map((field) => field.path)).toContain(path);
  });
});

describe('what does not fit stays in the tree', () => {
  const algorithm = sequence(oid('1.2.840.113549.1.1.11'), nothing());
  const name = sequence(set(sequence(oid('2.5.4.3'), utf8('x'))));
  const validity = sequence(utcTime('260101000000Z'), utcTime('270101000000Z'));
  const key = sequence(algorithm, bits(0, sequence(integer(1), integer(3))));
  const named = (...parts: readonly Octets[]) =>
    childrenOf(treeOf(sequence(...parts), 'Certificate').root)
      .flatMap((field) => (field.name === 'tbsCertificate' ? childrenOf(field) : []))
      .map((field) => field.name + (field.fits ? '' : '?'));
  const tbs = (...parts: readonly Octets[]) => named(sequence(...parts), algorithm, bits(0));
  const all = [tagged(0, integer(2)), integer(5), algorithm, name, validity, name, key];
  const expected = [
    'version',
    'serialNumber',
    'signature',
    'issuer',
    'validity',
    'subject',
    'subjectPublicKeyInfo',
  ];

  it('where all fits', () => expect(tbs(...all)).toEqual(expected));

  it('where an optional member is missing', () => expect(tbs(...all.slice(1))).toEqual(expected.slice(1)));

  it('where a required member is missing', () =>
    expect(tbs(...all.slice(0, 1), ...all.slice(2))).toEqual(expected.filter((_, at) => at !== 1)));

  it('where a member has another type', () =>
    expect(tbs(...all.slice(0, 4), integer(1), ...all.slice(5))).toEqual(
      expected.map((each, at) => (at === 4 ? '[4]?' : each)),
    ));

  it('where something has been put in between', () =>
    expect(tbs(...all.slice(0, 2), octets([1]), ...all.slice(2))).toEqual([
      'version',
      'serialNumber',
      '[2]?',
      ...expected.slice(2),
    ]));

  it('where something follows', () =>
    expect(tbs(...all, tagged(9), boolean(true))).toEqual([...expected, '[7]?', '[8]?']));

  it('where nothing fits', () =>
    expect(tbs(boolean(true), ia5('x'), tagged(7))).toEqual(['[0]?', '[1]?', '[2]?']));

  it('where the object itself is another', () => {
    const tree = treeOf(integer(5), 'Certificate');
    expect(tree.root).toMatchObject({ name: 'Certificate', type: 'INTEGER', fits: false });
    expect(valueText(tree.root)).toBe('5');
  });

  it('behind the object', () => {
    const tree = treeOf(join([sequence(), [1, 2, 3]]), 'Any');
    expect(tree.trailing).toMatchObject({ name: 'trailing data', path: 'trailing data', fits: false });
    expect(fieldAt(tree, 3)).toBe(tree.trailing);
    expect(tree.trailing && valueText(tree.trailing)).toBe('010203 (3 bytes)');
    expect(treeText(tree.root.node, 'Any', { maxLines: 9 })).toContain('trailing data');
  });

  it('far behind everything', () => expect(fieldAt(treeOf(sequence(), 'Any'), 99).path).toBe(''));
});

describe('strings that hold DER', () => {
  const extension = (id: string, ...content: readonly Octets[]) =>
    treeOf(sequence(oid(id), tlv(4, ...content)), 'Any').root.node;
  const inside = (id: string, ...content: readonly Octets[]) => {
    const value = sequence(sequence(oid(id), tlv(4, ...content)));
    const tree = treeOf(sequence(sequence(tagged(3, value)), sequence(oid('1.2')), bits(0)), 'Certificate');
    return fieldsOf(tree)
      .filter((field) => field.path.startsWith('tbsCertificate.extensions[0].extnValue'))
      .map((field) => `${field.path.slice(38)} ${field.type}${field.fits ? '' : '?'}`.trim());
  };

  it('of the type the identifier names', () =>
    expect(inside('2.5.29.19', sequence(boolean(true), integer(1)))).toEqual([
      'OCTET STRING',
      'BasicConstraints',
      '.cA BOOLEAN',
      '.pathLenConstraint INTEGER',
    ]));

  it('of another type', () =>
    expect(inside('2.5.29.19', integer(1))).toEqual(['OCTET STRING', '[0] INTEGER?']));

  it('of a type nobody knows', () =>
    expect(inside('1.2.3', sequence(integer(1)))).toEqual(['OCTET STRING', 'SEQUENCE', '[0] INTEGER']));

  it('and more behind it', () =>
    expect(inside('2.5.29.14', octets([1]), [1, 2])).toEqual([
      'OCTET STRING',
      'SubjectKeyIdentifier',
      '[1] octets?',
    ]));

  it('or nothing', () => expect(inside('2.5.29.14')).toEqual(['OCTET STRING']));

  it.each(['1.2.3', '2.5.29.14'])('or something else under %s', (id) =>
    expect(inside(id, [0x30, 0x44, 1])).toEqual(['OCTET STRING']),
  );

  it('keep the offsets of the object around them', () => {
    const node = extension('2.5.29.14', octets([1]));
    expect(node.bytes).toHaveLength(node.end);
  });

  it('in one piece, though BER', () => {
    const value = sequence(oid('1.2.840.113549.1.7.1'), tagged(0, tlv(0x24, octets(sequence()))));
    const tree = treeOf(sequence(integer(3), value), 'PFX');
    expect(fieldsOf(tree).map((field) => field.type)).toContain('AuthenticatedSafe');
  });

  it('in pieces that cannot be read for themselves', () => {
    const value = sequence(oid('1.2.840.113549.1.7.1'), tagged(0, tlv(0x24, octets([0x30]), octets([0]))));
    const tree = treeOf(sequence(integer(3), value), 'PFX');
    expect(
      fieldsOf(tree)
        .filter((field) => field.type === 'segment')
        .map(valueText),
    ).toEqual(['1 byte', '1 byte']);
  });

  it('inside each other without end', () => {
    // A certificate in an attribute in an extension of a certificate …
    const wrap = (inner: Uint8Array) => {
      const attribute = sequence(oid('1.3.6.1.4.1.311.13.1'), set(inner));
      const extensions = tagged(3, sequence(sequence(oid('2.5.29.9'), octets(sequence(attribute)))));
      return sequence(sequence(extensions), sequence(oid('1.2')), bits(0));
    };
    let bytes = wrap(integer(1));
    for (let depth = 0; depth < 60; depth++) bytes = wrap(bytes);
    const tree = treeOf(bytes, 'Certificate');
    const deepest = Math.max(...fieldsOf(tree).map((field) => field.depth));
    expect(deepest).toBe(250);
    for (let byte = 0; byte < bytes.length; byte++) {
      const { node } = fieldAt(tree, byte);
      expect(node.start <= byte && byte < node.end).toBe(true);
    }
    expect(
      fieldsOf(tree)
        .map(valueText)
        .every((text) => text.length < 240),
    ).toBe(true);
  });
});

describe('signed certificate timestamps', () => {
  const sct = join([[0], new Uint8Array(32).fill(7), hex('0000018bcfe56800 0000 04 03 0002 3000')]);
  const list = (...parts: readonly Octets[]) => {
    const value = sequence(sequence(oid('1.3.6.1.4.1.11129.2.4.2'), octets(octets(...parts))));
    const tree = treeOf(sequence(sequence(tagged(3, value)), sequence(oid('1.2')), bits(0)), 'Certificate');
    return fieldsOf(tree)
      .filter((field) => /extnValue[.[]/.test(field.path))
      .map((field) => `${field.path.slice(38)} ${valueText(field)}${field.fits ? '' : '?'}`);
  };

  it('have parts with names', () =>
    expect(list([0, sct.length + 2, 0, sct.length], sct)).toEqual([
      '.length 51',
      '[0].length 49',
      '[0] 49 bytes',
      '[0].version v1 (0)',
      `[0].logID ${'07'.repeat(32)} (32 bytes)`,
      '[0].timestamp 2023-11-14 22:13:20 UTC',
      '[0].extensionsLength 0',
      '[0].hashAlgorithm sha256 (4)',
      '[0].signatureAlgorithm ecdsa (3)',
      '[0].signatureLength 2',
      '[0].signature 3000 (2 bytes)',
    ]));

  it('may end early', () =>
    expect(list([0, 60, 0, 60], sct)).toEqual([
      '.length 60',
      expect.stringMatching(/^\.rest .*\(51 bytes\)\?$/),
    ]));

  it('may have something behind them', () =>
    expect(list([0, 3, 0, 1, 0, 9])).toEqual([
      '.length 3',
      '[0].length 1',
      '[0] 1 byte',
      '[0].version v1 (0)',
      '.rest 09 (1 byte)?',
    ]));
});

describe('the text of a tree', () => {
  const text = (schema: SchemaName, bytes: Uint8Array, maxLines = 1000) =>
    treeText(rootOf(bytes), schema, { maxLines });

  it('has offsets, lengths, names, types and values', () =>
    expect(
      text('SubjectPublicKeyInfo', sequence(sequence(oid('1.3.101.112')), bits(0, [1, 2]))).split('\n'),
    ).toEqual([
      ' 0  2+12  SubjectPublicKeyInfo: Ed25519 (1.3.101.112)',
      ' 2  2+5     algorithm (AlgorithmIdentifier): Ed25519 (1.3.101.112)',
      ' 4  2+3       algorithm (OBJECT IDENTIFIER): Ed25519 (1.3.101.112)',
      ' 9  2+3     subjectPublicKey (BIT STRING): 0102 (16 bits)',
    ]));

  it('stops where it was told to', () => {
    const lines = text('Any', sequence(integer(1), integer(2), integer(3)), 2).split('\n');
    expect(lines).toHaveLength(3);
    expect(lines[2]).toBe('… the rest is not shown, from byte 5 on');
  });

  it('has a line for every field', () => {
    const { schema, bytes } = samples.signedData;
    expect(text(schema, bytes).split('\n')).toHaveLength(fieldsOf(treeOf(bytes, schema)).length);
  });

  it('is of one line where there is one value', () =>
    expect(text('Any', printable('x'))).toBe('0  2+1  PrintableString: "x"'));
});
