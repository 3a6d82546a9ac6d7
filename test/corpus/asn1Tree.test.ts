import { describe, expect, it } from 'vitest';
import { type FieldTree, fieldAt, fieldTree } from '../../server/src/core/asn1/fieldTree';
import { guessSchema } from '../../server/src/core/asn1/guessSchema';
import { treeText } from '../../server/src/core/asn1/treeText';
import { valueText } from '../../server/src/core/asn1/valueText';
import { walkFields } from '../../server/src/core/asn1/walkFields';
import { type DerNode, readDer, readDerWithin } from '../../server/src/core/der/readDer';
import { isUniversal, Tag } from '../../server/src/core/der/values';
import { bytesOf, corpusIsThere, readSamples, type Sample } from '../harness/corpus';
import { findSecret } from '../harness/findSecret';

interface Read {
  readonly sample: Sample;
  readonly root: DerNode;
  readonly tree: FieldTree;
}

/** Everything that is DER; what is encrypted under a DEK-Info header is not. */
function readAll(): readonly Read[] {
  return readSamples().flatMap((sample) => {
    const found = bytesOf(sample);
    const root = found?.headers.length === 0 ? readDer(found.bytes).root : undefined;
    return root === undefined
      ? []
      : [{ sample, root, tree: fieldTree(root, guessSchema(root, sample.label)) }];
  });
}

/**
 * Objects that OpenSSL reads, by kind: how many, how many of their fields no schema has a place for, and how
 * many lie inside types that nobody knows, where they have numbers for names.
 */
const COUNTS: Readonly<Record<string, Counts>> = {
  cert: { objects: 3121, strangers: 45, inUnknown: 334 },
  crl: { objects: 288, strangers: 0, inUnknown: 0 },
  csr: { objects: 53, strangers: 0, inUnknown: 0 },
  key: { objects: 327, strangers: 0, inUnknown: 14 },
  ocsp: { objects: 34, strangers: 0, inUnknown: 22 },
  params: { objects: 225, strangers: 0, inUnknown: 0 },
  pkcs12: { objects: 480, strangers: 0, inUnknown: 0 },
  pkcs7: { objects: 37, strangers: 0, inUnknown: 12 },
  pubkey: { objects: 81, strangers: 0, inUnknown: 0 },
  'trusted-cert': { objects: 52, strangers: 0, inUnknown: 0 },
};

/** Each of the fields without a place is a fault of its object: so many in each. */
const FAULTY: Readonly<Record<string, number>> = {
  'badinput/der/mut/027.der': 1,
  'badinput/der/mut/106.der': 1,
  'badinput/der/san-bad-tag.pem': 1,
  'badinput/der/san-trailing.pem': 1,
  'badinput/der/sct-garbage.pem': 1,
  'gnutls/tests/cert-tests/data/template-othername.pem': 1,
  'gnutls/tests/certs-interesting/cert4.der': 5,
  'gnutls/tests/certs-interesting/cert8.der': 1,
  'golang/crypto/x509/testdata/nist-pkits/certs/InvalidDSASignatureTest6EE.crt': 1,
  'golang/extracted/crypto__x509__x509_test.go.L2292.pem': 1,
  'openssl/test/certs/bad-othername-cert.pem': 1,
  'openssl/test/certs/bad-othername-namec.pem': 1,
  'openssl/test/certs/nccaothername-cert.pem': 1,
  'openssl/test/recipes/25-test_eai_data/kdc-cert.pem': 1,
  'pyca/vectors/cryptography_vectors/x509/PKITS_data/certs/InvalidDSASignatureTest6EE.crt': 1,
  'pyca/vectors/cryptography_vectors/x509/custom/cp_invalid.pem': 1,
  'pyca/vectors/cryptography_vectors/x509/custom/cp_invalid2.der': 1,
  'pyca/vectors/cryptography_vectors/x509/custom/invalid-sct-length.der': 1,
  'pyca/vectors/cryptography_vectors/x509/custom/malformed-ian.pem': 1,
  'pyca/vectors/cryptography_vectors/x509/custom/malformed-san.pem': 1,
  'pyca/vectors/cryptography_vectors/x509/san_edipartyname.der': 1,
  'rustcrypto/x509-cert/tests/examples/33D8388EDA1E92475EF19075D2EF4093D1CB6F7F.fake.der': 1,
  'zlint/v3/testdata/QcStmtEtsiWrongEncodingLangCodeCert07.pem': 1,
  'zlint/v3/testdata/QcStmtEtsiWrongEncodingUrlCert08.pem': 1,
  'zlint/v3/testdata/SANDNSNameNotFQDN.pem': 2,
  'zlint/v3/testdata/explicitText200Char.pem': 2,
  'zlint/v3/testdata/explicitTextUtf8NotNFC.pem': 1,
  'zlint/v3/testdata/policyQualifiersOtherThanCpsNotPermittedError.pem': 2,
  'zlint/v3/testdata/userNoticeExpTextUtf8.pem': 2,
  'zlint/v3/testdata/userNoticeMissing.pem': 2,
  'zlint/v3/testdata/userNoticePres.pem': 2,
  'zlint/v3/testdata/utf8ControlX10.pem': 2,
  'zlint/v3/testdata/utf8ControlX88.pem': 2,
};

interface Counts {
  readonly objects: number;
  readonly strangers: number;
  readonly inUnknown: number;
}

const nameOf = ({ file, offset = 0 }: Sample) => `${file} at ${offset}`;

describe.skipIf(!corpusIsThere)('the tree of every object', () => {
  const all = corpusIsThere ? readAll() : [];

  it('is there', () => expect(all.length).toBeGreaterThan(5000));

  it('has a name and a value for each field', () => {
    let count = 0;
    for (const { tree } of all) {
      for (const field of walkFields(tree.root)) {
        const text = valueText(field);
        if (
          field.name === '' ||
          text === '' ||
          text.length > 240 ||
          /\[object|undefined|NaN|\p{Cc}/u.test(text)
        ) {
          expect(`${field.path}: ${text}`).toBe('one line');
        }
        count++;
      }
    }
    expect(count).toBeGreaterThan(500_000);
  });

  it('has a field for each byte', () => {
    for (const { root, tree, sample } of all) {
      const step = Math.max(1, Math.floor((root.end - root.start) / 2000));
      for (let byte = root.start; byte < root.end; byte += step) {
        const { node } = fieldAt(tree, byte);
        if (byte < node.start || byte >= node.end) expect(`${sample.file} ${byte}`).toBe('covered');
      }
    }
  });

  it('fits its schema, but for the faults of the object', () => {
    const counts: Record<string, Counts> = {};
    const faulty: Record<string, number> = {};
    for (const { tree, sample } of all.filter(({ sample: { openssl } }) => openssl.ok === true)) {
      const fields = [...walkFields(tree.root)];
      const strangers = fields.filter((field) => !field.fits).length;
      const inUnknown = fields.filter(
        ({ parent, name }) => parent?.definition.kind === 'any' && name.startsWith('['),
      ).length;
      const before = counts[sample.kind] ?? { objects: 0, strangers: 0, inUnknown: 0 };
      counts[sample.kind] = {
        objects: before.objects + 1,
        strangers: before.strangers + strangers,
        inUnknown: before.inUnknown + inUnknown,
      };
      if (strangers > 0) faulty[sample.file] = (faulty[sample.file] ?? 0) + strangers;
    }
    expect({ counts, faulty }).toEqual({ counts: COUNTS, faulty: FAULTY });
  });
});

/** The private parts of a key, found by their shape alone: octets of numbers and strings. */
function privateParts(node: DerNode): readonly Uint8Array[] {
  const { children } = node;
  const contents = (parts: readonly (DerNode | undefined)[]) =>
    parts.flatMap((part) =>
      part === undefined ? [] : [part.bytes.subarray(part.contentStart, part.contentEnd)],
    );
  const numbers = children.filter((child) => isUniversal(child, Tag.integer)).length;
  const [first, second, third] = children;
  if (numbers >= 9) return contents(children.slice(3));
  if (numbers === 6 && children.length === 6) return contents([children[5]]);
  if (isUniversal(first, Tag.integer) && isUniversal(second, Tag.octetString)) return contents([second]);
  if (
    isUniversal(first, Tag.integer) &&
    isUniversal(second, Tag.sequence) &&
    isUniversal(third, Tag.octetString)
  ) {
    return wrappedParts(third);
  }
  return children.flatMap(privateParts).concat(isUniversal(node, Tag.octetString) ? insideOf(node) : []);
}

/** What the OCTET STRING of a PKCS #8 key holds: a key with parts, or one value, or octets. */
function wrappedParts(node: DerNode): readonly Uint8Array[] {
  const { root, problems } = readDerWithin(node.bytes, node.contentStart, node.contentEnd);
  if (root === undefined || problems.length > 0)
    return [node.bytes.subarray(node.contentStart, node.contentEnd)];
  const parts = root.constructed ? privateParts(root) : [];
  return parts.length > 0 ? parts : leavesOf(root);
}

const leavesOf = (node: DerNode): readonly Uint8Array[] =>
  node.constructed
    ? node.children.flatMap(leavesOf)
    : [node.bytes.subarray(node.contentStart, node.contentEnd)];

/** Keys in bags without encryption. */
function insideOf(node: DerNode): readonly Uint8Array[] {
  const { root, problems } = readDerWithin(node.bytes, node.contentStart, node.contentEnd);
  return root === undefined || problems.length > 0 ? [] : privateParts(root);
}

/** A number's first octet may only keep it positive. */
const significant = (octets: Uint8Array) => (octets[0] === 0 ? octets.subarray(1) : octets);

describe.skipIf(!corpusIsThere)('no private key', () => {
  const keys = (corpusIsThere ? readAll() : []).flatMap(({ sample, root }) => {
    const isKey =
      sample.kind === 'key' || sample.kind === 'pkcs12' || sample.label?.endsWith('PRIVATE KEY') === true;
    const secrets = isKey
      ? privateParts(root)
          .map(significant)
          .filter((part) => part.length > 12)
      : [];
    return secrets.length === 0 ? [] : [{ sample, root, secrets }];
  });

  it('is missed', () => expect(keys.length).toBeGreaterThan(300));

  it('shows anything of its private parts', () => {
    const shown = keys.flatMap(({ sample, root, secrets }) => {
      const text = treeText(root, guessSchema(root, sample.label), { maxLines: 100_000 });
      const found = findSecret(text, secrets);
      return found === undefined ? [] : [`${nameOf(sample)}: ${found}`];
    });
    expect(shown).toEqual([]);
  });

  it('shows them without a label, either', () => {
    const shown = keys.flatMap(({ sample, root, secrets }) => {
      const found = findSecret(treeText(root, guessSchema(root), { maxLines: 100_000 }), secrets);
      return found === undefined ? [] : [`${nameOf(sample)}: ${found}`];
    });
    expect(shown).toEqual([]);
  });
});
