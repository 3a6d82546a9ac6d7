import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildAst } from '@xml-tools/ast';
import { parse } from '@xml-tools/parser';
import { XMLParser } from 'fast-xml-parser';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyReplacements } from '../../server/src/core/features/fixes/fix';
import { readSlots } from '../../server/src/core/phone/slots/readSlots';
import type { SlotObject } from '../../server/src/core/phone/slots/slotObject';
import { isWritable } from '../../server/src/core/phone/slots/slotTarget';
import { writeSlots } from '../../server/src/core/phone/slots/writeSlots';
import { makePki } from '../harness/makePki';
import { configOf, modelOf } from '../harness/slotConfigs';
import { SLOT_HOSTS, type SlotHost } from '../harness/slotHosts';

let folder: string;
const file = (name: string) => join(folder, name);
const openssl = (...args: string[]) =>
  execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
const der = (...args: string[]) =>
  new Uint8Array(execFileSync('openssl', args, { cwd: folder, stdio: ['pipe', 'pipe', 'pipe'] }));

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'phonepki-slots-'));
  await makePki(folder, Date.now());
  made = objects();
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true }));

let made: Readonly<Record<string, SlotObject>>;
const objects = (): Readonly<Record<string, SlotObject>> => {
  const certificate = { label: 'CERTIFICATE', bytes: der('x509', '-in', 'phone.der', '-outform', 'DER') };
  return {
    ca: certificate,
    certificate,
    any: certificate,
    'private-key': { label: 'RSA PRIVATE KEY', bytes: rsaKey() },
    pkcs12: {
      label: 'PKCS12',
      bytes: new Uint8Array(readFileSync(file('phone.p12'))),
    },
  };
};

function rsaKey(): Uint8Array {
  openssl('genrsa', '-traditional', '-out', 'slot.key', '2048');
  return der('rsa', '-in', 'slot.key', '-traditional', '-outform', 'DER');
}

/** What OpenSSL makes of a value as a parser gives it; its fingerprint or its structure. */
function readByOpenSsl(role: string, value: string): string {
  if (role === 'pkcs12') {
    writeFileSync(file('value.p12'), Buffer.from(value.replace(/\s/g, ''), 'base64'));
    return openssl('pkcs12', '-in', 'value.p12', '-passin', 'pass:secret', '-nokeys');
  }
  if (!value.includes('-----BEGIN')) {
    writeFileSync(file('value.der'), Buffer.from(value.replace(/\s/g, ''), 'base64'));
    return openssl('x509', '-in', 'value.der', '-inform', 'DER', '-noout', '-fingerprint', '-sha256');
  }
  writeFileSync(file('value.pem'), value);
  return role === 'private-key'
    ? openssl('rsa', '-in', 'value.pem', '-noout', '-modulus')
    : openssl('x509', '-in', 'value.pem', '-noout', '-fingerprint', '-sha256');
}

function expectedOf(role: string, { bytes }: SlotObject): string {
  writeFileSync(file('expected.der'), bytes);
  return role === 'pkcs12'
    ? openssl('pkcs12', '-in', 'expected.der', '-passin', 'pass:secret', '-nokeys')
    : role === 'private-key'
      ? openssl('rsa', '-in', 'expected.der', '-inform', 'DER', '-noout', '-modulus')
      : openssl('x509', '-in', 'expected.der', '-inform', 'DER', '-noout', '-fingerprint', '-sha256');
}

/** XPath of the value that was written. */
function pathOf({ text }: SlotHost, name: string, index: string | undefined): string {
  const isAttribute = configOf(text, 'x.cfg').dialect.id === 'ucsoftware';
  const condition = index === undefined ? '' : ` and @index="${index}"`;
  return isAttribute
    ? `string(//@*[name()="${name}"])`
    : `string((//*[local-name()="Item" and @name="${name}"${condition}] | //*[local-name()="${name}" and not(@url)])[last()])`;
}

describe('what other parsers read where we wrote', () => {
  const hosts = SLOT_HOSTS.filter(({ text }) => text.includes('<'));
  for (const host of hosts) {
    it(host.title, () => {
      const slots = readSlots(modelOf(host.text, host.fileName)).filter((slot) =>
        isWritable(configOf(host.text, host.fileName), slot),
      );
      expect(slots.length).toBeGreaterThan(0);
      for (const { target, slot } of slots) {
        const object = made[slot.role] as SlotObject;
        const writing = writeSlots(configOf(host.text, host.fileName), [{ ...target, objects: [object] }]);
        expect(writing.kind).toBe('edits');
        const text = writing.kind === 'edits' ? applyReplacements(host.text, writing.replacements) : '';
        writeFileSync(file('config.xml'), text);
        execFileSync('xmllint', ['--noout', 'config.xml'], { cwd: folder, stdio: 'pipe' });
        const path = pathOf({ ...host, text }, target.name, target.index);
        const byLibxml = execFileSync('xmllint', ['--xpath', path, 'config.xml'], {
          cwd: folder,
          encoding: 'utf8',
        });
        const expected = expectedOf(slot.role, object);
        expect(readByOpenSsl(slot.role, byLibxml), `libxml2, ${target.name}`).toBe(expected);
        expect(readByOpenSsl(slot.role, byFastXmlParser(text, byLibxml)), 'fast-xml-parser').toBe(expected);
        expect(buildAst(parse(text).cst as never, parse(text).tokenVector).rootElement).not.toBeNull();
        expect(parse(text).parseErrors, '@xml-tools').toEqual([]);
      }
    });
  }
});

/** The value, wherever it is, whose letters are those that libxml2 found. */
function byFastXmlParser(text: string, other: string): string {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '',
    processEntities: true,
    htmlEntities: true,
    trimValues: false,
    parseTagValue: false,
    parseAttributeValue: false,
  });
  const letters = (value: string) => value.replace(/\s/g, '');
  const values: string[] = [];
  const collect = (value: unknown): void => {
    if (typeof value === 'string') {
      values.push(value);
    } else if (typeof value === 'object' && value !== null) {
      Object.values(value).forEach(collect);
    }
  };
  collect(parser.parse(text));
  return values.find((value) => letters(value) === letters(other)) ?? '';
}
