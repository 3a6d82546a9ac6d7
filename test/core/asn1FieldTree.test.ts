import { describe, expect, it } from 'vitest';
import { childrenOf } from '../../server/src/core/asn1/childrenOf';
import type { Field } from '../../server/src/core/asn1/field';
import { type FieldTree, fieldAt, fieldOf, fieldsAt, fieldTree } from '../../server/src/core/asn1/fieldTree';
import { valueText } from '../../server/src/core/asn1/valueText';
import { bits, hex, integer, nothing, oid, sequence, utcTime } from '../harness/buildDer';
import { fieldsOf, rootOf, treeOf } from '../harness/fieldTrees';
import { allSamples, samples } from './asn1Samples';

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
    for (let byte = 100; byte < bytes.length; byte += Math.floor(bytes.length / 20)) {
      expect(fieldAt(fieldTree(root, 'CertificateList'), byte).path).toMatch(
        /^tbsCertList\.revokedCertificates\[\d+\]/,
      );
    }
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
