import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { fieldTree } from '../../server/src/core/asn1/fieldTree';
import { guessSchema } from '../../server/src/core/asn1/guessSchema';
import { walkFields } from '../../server/src/core/asn1/walkFields';
import { readDer } from '../../server/src/core/der/readDer';
import { toHex } from '../../server/src/core/der/values';
import { describeFully } from '../../server/src/core/describe/describeObject';
import { objectOf } from '../../server/src/core/documentModel';
import { runRules } from '../../server/src/core/lint/runRules';
import { childrenFrom, fieldOnPath, pathOfField, toAsn1Node } from '../../server/src/core/viewer/asn1View';
import { objectAt, viewModel } from '../../server/src/core/viewer/viewModel';
import { readContent } from '../../server/src/core/workspace/readContent';
import { bits, integer, oid, sequence, set, utcTime, utf8 } from '../harness/buildDer';
import { legacyPem, modernPkcs12 } from '../harness/sealedObjects';

const now = Date.UTC(2026, 10, 21);
const bytesOf = (name: string) => readFileSync(new URL(`../../sample/${name}`, import.meta.url));
const read = (name: string, bytes: Uint8Array) =>
  readContent(name, bytes, { maxLength: Number.POSITIVE_INFINITY }).model;

function view(name: string, bytes: Uint8Array, shown = 0, at = now) {
  const model = read(name, bytes);
  return viewModel(name, model, shown, {
    now: at,
    findings: runRules(model, { now: at, expiryWarningDays: 30 }),
  });
}

const chain = Buffer.concat([bytesOf('server.crt'), bytesOf('ca.crt')]);

function revocationList(count: number): Uint8Array {
  const algorithm = sequence(oid('1.2.840.10045.4.3.2'));
  const name = sequence(set(sequence(oid('2.5.4.3'), utf8('Many CA'))));
  const time = utcTime('260101000000Z');
  const entries = Array.from({ length: count }, (_, at) => sequence(integer(1_000_000 + at), time));
  const signed = sequence(integer(1), algorithm, name, time, utcTime('270101000000Z'), sequence(...entries));
  return Uint8Array.from(sequence(signed, algorithm, bits(0)));
}

describe('the view of a file', () => {
  it('has the chain that the signatures prove, from the top', () => {
    const { objects, shown } = view('chain.pem', chain);
    expect(objects.map(({ title }) => title)).toEqual(['bootserver1.spectralink.com', 'Root CA']);
    expect(shown?.chain.map(({ title, object }) => [title, object])).toEqual([
      ['Root CA', 1],
      ['bootserver1.spectralink.com', 0],
    ]);
  });

  it('says so where the issuer is elsewhere', () => {
    const { shown } = view('server.der', bytesOf('server.der'));
    expect(shown?.chain[0]).toEqual({
      title: 'Root CA',
      role: 'issuer',
      note: 'not in this file',
      tone: 'neutral',
    });
  });

  it('places validity in time', () => {
    const at = (time: number) => view('ca.crt', bytesOf('ca.crt'), 0, time).shown?.validity;
    expect(at(now)).toMatchObject({ tone: 'good', startLabel: 'Not before', endLabel: 'Not after' });
    expect(at(Date.UTC(2033, 10, 1))).toMatchObject({ tone: 'warn', remark: 'expires in 17 days' });
    expect(at(Date.UTC(2034, 0, 1))).toMatchObject({ tone: 'bad', remark: 'expired 43 days ago' });
    expect(at(0)).toMatchObject({ tone: 'warn' });
  });

  it('puts a finding beside the row that it is about, in text and in bytes', () => {
    for (const name of ['server.crt', 'server.der']) {
      const { shown } = view(name, bytesOf(name), 0, Date.UTC(2028, 0, 1));
      const rows = shown?.sections.flatMap((section) => section.rows) ?? [];
      const found = rows.filter(({ findings }) => findings.some(({ rule }) => rule === 'rfc5280/expired'));
      expect(found.map(({ label }) => label)).toEqual(['Valid until']);
      expect(shown?.findingCounts[0]?.[0]).toBe('error');
    }
  });

  it('shows nothing of a private key but names and lengths', () => {
    const bytes = bytesOf('server.key');
    const der = Buffer.from(bytes.toString().split('\n').slice(1, -2).join(''), 'base64');
    const { root } = readDer(der);
    const secrets = root === undefined ? [] : [...walkFields(fieldTree(root, guessSchema(root)).root)];
    const text = JSON.stringify(view('server.key', bytes))
      .toLowerCase()
      .replace(/[:\s]|\\n/g, '');
    const long = secrets.filter(({ secret, node }) => secret && node.children.length === 0);
    expect(long.length).toBeGreaterThan(0);
    for (const { node } of long) {
      expect(text).not.toContain(toHex(node.bytes.subarray(node.contentStart + 1, node.contentStart + 9)));
    }
  });

  it('lists five hundred of the certificates that a CRL revokes, and counts the others', () => {
    const crl = revocationList(2000);
    const { shown } = view('many.crl', crl);
    const section = shown?.sections.find(({ title }) => title === 'Revoked certificates');
    expect([section?.rows.length, section?.left]).toEqual([500, 1500]);
    const [block] = read('many.crl', crl).blocks;
    const object = block && objectOf(block.encoded);
    const whole = object && describeFully(object, { now });
    const revoked = whole?.sections.find(({ title }) => title === 'Revoked certificates');
    expect([revoked?.rows.length, revoked?.left]).toEqual([2000, 0]);
  });

  it('says which object of the file a pass phrase opens: the first that is sealed', () => {
    const sealed = Buffer.from(`${legacyPem}\n`);
    const opens = (name: string, bytes: Uint8Array, shown: number) =>
      view(name, bytes, shown).shown?.opensWithPassPhrase;
    expect(opens('phone.p12', modernPkcs12, 0)).toBe(true);
    const mixed = Buffer.concat([bytesOf('server.crt'), sealed, sealed]);
    expect([0, 1, 2].map((at) => opens('mixed.pem', mixed, at))).toEqual([false, true, false]);
  });

  it('has nothing to show of other files', () => {
    expect(view('notes.txt', Buffer.from('nothing here'))).toEqual({
      name: 'notes.txt',
      objects: [],
      left: 0,
    });
    expect(view('empty.der', Buffer.alloc(0)).shown).toBeUndefined();
  });

  it('finds the object at a place', () => {
    const model = read('chain.pem', chain);
    expect(objectAt(model, 0)).toBe(0);
    expect(objectAt(model, model.text.length - 100)).toBe(1);
  });
});

describe('the structure', () => {
  const { root } = readDer(bytesOf('server.der'));
  const tree = fieldTree(root as NonNullable<typeof root>, 'Certificate').root;

  it('leads from every field to its path and back', () => {
    for (const field of walkFields(tree)) {
      expect(fieldOnPath(tree, pathOfField(field))).toBe(field);
    }
  });

  it('is given in pages', () => {
    const tbs = fieldOnPath(tree, [0]) as NonNullable<ReturnType<typeof fieldOnPath>>;
    const { childCount } = toAsn1Node(tbs);
    const pages = [childrenFrom(tbs, 0, 2), childrenFrom(tbs, 2, 100)];
    expect(pages[0]).toHaveLength(2);
    expect(pages.flat()).toHaveLength(childCount);
    expect(childrenFrom(tbs, childCount, 10)).toEqual([]);
    expect(fieldOnPath(tree, [99])).toBeUndefined();
  });

  it('ends at secrets', () => {
    const key = Buffer.from(bytesOf('server.key').toString().split('\n').slice(1, -2).join(''), 'base64');
    const keyRoot = readDer(key).root as NonNullable<ReturnType<typeof readDer>['root']>;
    const keyTree = fieldTree(keyRoot, guessSchema(keyRoot)).root;
    for (const field of walkFields(keyTree)) {
      if (field.secret) {
        expect(toAsn1Node(field).value).toMatch(/not shown$/);
      }
    }
  });
});
