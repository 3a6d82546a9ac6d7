import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fieldTree } from '../../server/src/core/asn1/fieldTree';
import { guessSchema } from '../../server/src/core/asn1/guessSchema';
import type { SchemaName } from '../../server/src/core/asn1/schemas';
import { treeText } from '../../server/src/core/asn1/treeText';
import { valueText } from '../../server/src/core/asn1/valueText';
import { walkFields } from '../../server/src/core/asn1/walkFields';
import { type DerNode, readDer } from '../../server/src/core/der/readDer';
import { encodingOf } from '../../server/src/core/der/values';
import {
  hex,
  integer,
  nothing,
  type Octets,
  octets,
  oid,
  sequence,
  set,
  tagged,
  tlv,
  utf8,
} from '../harness/buildDer';
import { findSecret, secretFinder } from '../harness/findSecret';
import { samples } from './asn1Samples';

const rootOf = (bytes: Uint8Array): DerNode => {
  const { root } = readDer(bytes);
  if (root === undefined) throw new Error('nothing to read');
  return root;
};
const fieldsOf = (bytes: Uint8Array, schema: SchemaName) => [
  ...walkFields(fieldTree(rootOf(bytes), schema).root),
];
const textOf = (root: DerNode, schema: SchemaName) => treeText(root, schema, { maxLines: 10_000 });

const LABELS = {
  rsaPrivateKey: 'RSA PRIVATE KEY',
  rsaPrivateKeyInfo: 'PRIVATE KEY',
  ecPrivateKey: 'EC PRIVATE KEY',
  ecPrivateKeyInfo: 'PRIVATE KEY',
  edPrivateKeyInfo: 'PRIVATE KEY',
  dsaPrivateKey: 'DSA PRIVATE KEY',
  dsaPrivateKeyInfo: 'PRIVATE KEY',
} as const;
type KeyName = keyof typeof LABELS;
const keyNames = Object.keys(LABELS) as KeyName[];

/** The octets of the private components, found without the code that hides them. */
function secretsOf(name: KeyName): readonly Uint8Array[] {
  const { bytes } = samples[name];
  const contents = (node: DerNode, ...at: readonly number[]) =>
    at.map((index) => {
      const child = node.children[index] as DerNode;
      return bytes
        .subarray(child.contentStart, child.contentEnd)
        .filter((octet, place) => octet !== 0 || place > 0);
    });
  const inner = () => rootOf(contents(rootOf(bytes), 2)[0] as Uint8Array);
  switch (name) {
    case 'rsaPrivateKey':
      return contents(rootOf(bytes), 3, 4, 5, 6, 7, 8);
    case 'rsaPrivateKeyInfo':
      return inner()
        .children.slice(3)
        .map((child) => child.bytes.subarray(child.contentStart + 1, child.contentEnd));
    case 'ecPrivateKey':
      return contents(rootOf(bytes), 1);
    case 'ecPrivateKeyInfo':
      return inner()
        .children.slice(1, 2)
        .map((child) => child.bytes.subarray(child.contentStart, child.contentEnd));
    case 'dsaPrivateKey':
      return contents(rootOf(bytes), 5);
    case 'edPrivateKeyInfo':
    case 'dsaPrivateKeyInfo':
      return [inner().bytes.subarray(inner().contentStart + 1, inner().contentEnd)];
  }
}

describe('a private key', { timeout: 60_000 }, () => {
  it.each(keyNames)('%s shows nothing of its private components', (name) => {
    const { schema, bytes } = samples[name];
    expect(secretsOf(name).every((secret) => secret.length > 15)).toBe(true);
    expect(findSecret(textOf(rootOf(bytes), schema), secretsOf(name))).toBeUndefined();
  });

  it.each(keyNames)('%s, whatever happened to its bytes', (name) => {
    const { bytes } = samples[name];
    const find = secretFinder(secretsOf(name));
    const flips = fc.array(fc.record({ at: fc.nat(bytes.length - 1), bit: fc.nat(7) }), { maxLength: 3 });
    fc.assert(
      fc.property(flips, fc.nat(bytes.length), (changes, cut) => {
        const broken = Uint8Array.from(cut % 3 === 0 ? bytes.subarray(0, cut) : bytes);
        for (const { at, bit } of changes)
          if (at < broken.length) broken[at] = (broken[at] as number) ^ (1 << bit);
        const { root } = readDer(broken);
        if (root === undefined) return;
        expect(find(textOf(root, guessSchema(root, LABELS[name])))).toBeUndefined();
      }),
      { numRuns: 50 },
    );
  });

  it('names its private components and their lengths', () => {
    const lines = fieldsOf(samples.rsaPrivateKeyInfo.bytes, 'PrivateKeyInfo')
      .filter((field) => field.secret)
      .map((field) => `${field.path}: ${valueText(field)}`);
    expect(lines).toEqual([
      expect.stringMatching(/^privateKey: 6\d\d bytes, not shown$/),
      'privateKey.privateExponent: 128 bytes, not shown',
      'privateKey.prime1: 64 bytes, not shown',
      'privateKey.prime2: 64 bytes, not shown',
      'privateKey.exponent1: 64 bytes, not shown',
      'privateKey.exponent2: 64 bytes, not shown',
      'privateKey.coefficient: 64 bytes, not shown',
    ]);
  });

  it('shows its public parts', () => {
    const shown = fieldsOf(samples.rsaPrivateKeyInfo.bytes, 'PrivateKeyInfo').filter(
      (field) => !field.secret,
    );
    expect(shown.map((field) => field.name)).toEqual(
      expect.arrayContaining(['modulus', 'publicExponent', 'algorithm']),
    );
    const curve = fieldsOf(samples.ecPrivateKey.bytes, 'ECPrivateKey').filter((field) => !field.secret);
    expect(curve.map((field) => field.name)).toEqual(
      expect.arrayContaining(['publicKey', 'parameters.namedCurve']),
    );
  });
});

describe('a private key that is not as it should be shows no parts at all', () => {
  const large = integer((1n << 511n) + 12_345n);
  const secret = integer(0x1234567890abcdef1234567890abcdefn);
  const rsa = (...parts: readonly Octets[]) => sequence(integer(0), ...parts);
  const components = [large, integer(3), secret, secret, secret, secret, secret, secret];
  const wrap = (algorithm: string, ...key: readonly Octets[]) =>
    sequence(integer(0), sequence(oid(algorithm), nothing()), octets(...key));

  it.each<[string, SchemaName, Uint8Array]>([
    ['too few parts', 'RSAPrivateKey', rsa(...components.slice(1))],
    ['too many parts', 'RSAPrivateKey', rsa(...components, integer(1))],
    ['a strange version', 'RSAPrivateKey', sequence(integer(7), ...components)],
    ['another type', 'RSAPrivateKey', set(integer(0), ...components)],
    ['a part of another type', 'RSAPrivateKey', rsa(...components.slice(0, 7), utf8('secret secret secret'))],
    ['two keys in a row', 'RSAPrivateKey', sequence(rsa(...components), rsa(...components))],
    ['a string', 'ECPrivateKey', octets(hex('1234567890abcdef1234567890abcdef'))],
    ['a key of another algorithm', 'PrivateKeyInfo', wrap('1.2.840.10045.2.1', rsa(...components))],
    ['an unknown algorithm', 'PrivateKeyInfo', wrap('1.2.3', rsa(...components))],
    [
      'no wrapped DER',
      'PrivateKeyInfo',
      wrap('1.2.840.113549.1.1.1', hex('1234567890abcdef1234567890abcdef')),
    ],
    [
      'a key in pieces',
      'PrivateKeyInfo',
      sequence(
        integer(0),
        sequence(oid('1.2.3')),
        tlv(0x24, octets(hex('1234567890abcdef')), octets(hex('1234567890abcdef'))),
      ),
    ],
    ['a tag around it', 'PrivateKeyInfo', tagged(0, wrap('1.2.840.113549.1.1.1', rsa(...components)))],
    [
      'a version missing',
      'PrivateKeyInfo',
      sequence(sequence(oid('1.2.3')), octets(hex('1234567890abcdef1234567890abcdef'))),
    ],
  ])('%s', (_, schema, bytes) => {
    const secrets = [hex('1234567890abcdef1234567890abcdef'), Buffer.from('secret secret secret')];
    expect(findSecret(textOf(rootOf(bytes), schema), secrets)).toBeUndefined();
  });

  it('but a whole one does', () => {
    const text = textOf(rootOf(rsa(...components)), 'RSAPrivateKey');
    expect(text).toContain('publicExponent (INTEGER): 3');
    expect(text).toContain('privateExponent (INTEGER): 16 bytes, not shown');
  });
});

describe('other secrets', { timeout: 60_000 }, () => {
  it('a challenge password', () => {
    const { schema, bytes } = samples.certificationRequest;
    const text = textOf(rootOf(bytes), schema);
    expect(text).not.toContain('correct horse');
    expect(text).toContain('challengePassword: 13 bytes, not shown');
  });

  it('a key in a key store without encryption', () => {
    const { schema, bytes } = samples.pkcs12InTheClear;
    expect(findSecret(textOf(rootOf(bytes), schema), secretsOf('rsaPrivateKey'))).toBeUndefined();
    expect(textOf(rootOf(bytes), schema)).toContain('privateExponent (INTEGER): 128 bytes, not shown');
  });

  it('a key in such a store, whatever happened to its bytes', () => {
    const { bytes } = samples.pkcs12InTheClear;
    // The last of the store's two parts holds the key.
    const start = bytes.length - 850;
    const find = secretFinder(secretsOf('rsaPrivateKey'));
    const flips = fc.array(fc.record({ at: fc.nat(849), bit: fc.nat(7) }), { minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(flips, (changes) => {
        const broken = Uint8Array.from(bytes);
        for (const { at, bit } of changes) broken[start + at] = (broken[start + at] as number) ^ (1 << bit);
        const { root } = readDer(broken);
        expect(root && find(textOf(root, 'PFX'))).toBeUndefined();
      }),
      { numRuns: 50 },
    );
  });

  it('a secret bag, and all that is in it', () => {
    const value = sequence(oid('1.2.3'), tagged(0, octets(Buffer.from('open sesame, open sesame'))));
    const bag = sequence(oid('1.2.840.113549.1.12.10.1.5'), tagged(0, value));
    const data = (content: Uint8Array) => sequence(oid('1.2.840.113549.1.7.1'), tagged(0, octets(content)));
    const store = sequence(integer(3), data(sequence(data(sequence(bag)))));
    const fields = fieldsOf(store, 'PFX').filter((field) => field.path.includes('secretValue'));
    expect(fields.map((field) => field.secret)).toEqual([true, true]);
    expect(textOf(rootOf(store), 'PFX')).not.toContain('sesame');
  });

  it('everything inside a secret is one', () => {
    const bytes = sequence(integer(1), octets(encodingOf(rootOf(samples.rsaPrivateKey.bytes))));
    const secret = fieldsOf(bytes, 'ECPrivateKey').filter((field) => field.path.startsWith('privateKey'));
    expect(secret.every((field) => field.secret)).toBe(true);
  });
});
