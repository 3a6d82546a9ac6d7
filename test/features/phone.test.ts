import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../server/src/core/documentModel';
import { codeActions } from '../../server/src/core/features/codeActions';
import { documentLinks } from '../../server/src/core/features/documentLinks';
import { applyReplacements } from '../../server/src/core/features/fixes/fix';
import { hover } from '../../server/src/core/features/hover';
import { completionText, phoneCompletions } from '../../server/src/core/features/phone/phoneCompletion';
import { signatureHelp } from '../../server/src/core/features/signatureHelp';
import { suggestLanguage } from '../../server/src/core/features/suggestLanguage';
import { documentSymbols } from '../../server/src/core/features/symbols';

const now = Date.UTC(2026, 11, 1);
const open = (text: string, languageId = 'xml', path = 'file:///p/site.xml') =>
  readDocument(text, { languageId, maxLength: 1e6, phone: { path, dialect: 'auto', files: {} } });
/** The text without its `|`, and where that stood. */
const at = (marked: string, languageId?: string) => {
  const offset = marked.indexOf('|');
  return { model: open(marked.replace('|', ''), languageId), offset };
};
const list = (items: string) =>
  `<Message>\n<Action>WriteItems</Action>\n<ItemList>\n${items}\n</ItemList>\n</Message>`;

describe.each(['xml', 'properties', 'plaintext'])('in a document of the language %s', (languageId) => {
  const completed = (marked: string, label: string) => {
    const { model, offset } = at(marked, languageId);
    const found = phoneCompletions(model, offset).find((each) => each.label === label);
    return found && model.text.slice(0, found.span.start) + found.insert + model.text.slice(found.span.end);
  };

  it('items are completed in their name, and whole between others', () => {
    expect(completed(list('<Item name="rad|">x</Item>'), 'radius-server-ca1')).toBe(
      list('<Item name="radius-server-ca1">x</Item>'),
    );
    expect(completed(list('|'), 'function-key-def')).toContain(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: snippets are written so.
      '<Item name="function-key-def" index="${1:1}">$2</Item>',
    );
    expect(completed(list('<It|'), 'radius-server-ca1')).toContain('\n-----BEGIN CERTIFICATE-----\n$2\n');
    expect(completed('<Message>|<ItemList/></Message>', 'admin-pwd')).toBeUndefined();
  });

  it('values are completed', () => {
    const wpi = (value: string) =>
      `<DLSMessage><Message nonce="1"><Action>${value}</Action><ItemList><Item name="sip-transport-user">0</Item></ItemList></Message></DLSMessage>`;
    expect(completed(wpi('Wri|'), 'WriteItems')).toBe(wpi('WriteItems'));
    expect(completed(wpi('X').replace('>0<', '>|0<'), '2')).toBe(wpi('X').replace('>0<', '>2<'));
    expect(completed('<X device.prov.serverType="|"/>', 'HTTPS')).toBe('<X device.prov.serverType="HTTPS"/>');
    expect(completed('<X sec.srtp.enable="|"/>', '1')).toBe('<X sec.srtp.enable="1"/>');
  });

  it('parameters are completed with their switch', () => {
    expect(completed('<PHONE_CONFIG device.set="1" devi|/>', 'device.prov.serverName')).toBe(
      '<PHONE_CONFIG device.set="1" device.prov.serverName.set="1" device.prov.serverName="$1"/>',
    );
    expect(completed('<PHONE_CONFIG reg.|/>', 'reg.#.address')).toBe(
      // biome-ignore lint/suspicious/noTemplateCurlyInString: snippets are written so.
      '<PHONE_CONFIG reg.${1:1}.address="$2"/>',
    );
    expect(completed('<PHONE_CONFIG devi|="x"/>', 'device.prov.serverName')).toBe(
      '<PHONE_CONFIG device.prov.serverName="x"/>',
    );
  });

  it('a completion is explained', () => {
    expect(completionText('optipoint', 'radius-server-ca1')?.plain).toContain(
      'PEM text with BEGIN and END lines',
    );
    expect(completionText('optipoint', 'none')).toBeUndefined();
  });

  it('items and their values have a hover', () => {
    const plain = (marked: string) => {
      const { model, offset } = at(marked, languageId);
      return hover(model, offset, { now })?.plain;
    };
    expect(plain(list('<Item name="radius-|server-cal">x</Item>'))).toContain('radius-server-ca1\n');
    const key = plain(list('<Item name="function-key-def" Index="2">2|5</Item>')) ?? '';
    expect(key).toMatch(/^25: do not disturb\nfunction-key-def\n/);
    for (const part of [
      'What a programmable key does.',
      'Source: Siemens optiPoint',
      'Known: proven',
      'Type: enum',
    ]) {
      expect(key).toContain(part);
    }
    expect(plain('<X device.net.vlan|Id="1"/>')).toContain('Range: 0 to 4094');
    expect(plain('<X device.net.vlun|Id="1"/>')).toContain('Known is device.net.vlanId.');
    expect(plain('<X |a.b="1" reg.1.label="a"/>')).toBeDefined();
    expect(plain('<|X reg.1.label="a"/>')).toBeUndefined();
  });

  it('the outline has the items, without their secrets', () => {
    const model = open(
      list('<Item name="function-key-def" Index="2">25</Item>\n<Item name="admin-pwd">794613</Item>'),
      languageId,
    );
    expect(documentSymbols(model, { now }).map(({ name, detail, kind }) => [name, detail, kind])).toEqual([
      ['function-key-def [2]', '25', 'item'],
      ['admin-pwd', '', 'item'],
    ]);
  });

  it('the index is explained', () => {
    const { model, offset } = at(list('<Item name="function-key-def" Index="|2">25</Item>'), languageId);
    expect(signatureHelp(model, offset)).toEqual({
      label: 'function-key-def [index]',
      parameter: [18, 23],
      documentation: 'number of the key\nWhat a programmable key does.',
    });
  });

  it('a name that a scan damaged is mended', () => {
    const model = open(
      list('<Item name="system-config-version">1</Item>\n<Item name="radius-server-cal">{$ca}</Item>'),
      languageId,
    );
    const start = model.text.indexOf('radius');
    const [action] = codeActions(
      model,
      { start, end: start },
      { lint: { now, expiryWarningDays: 30 }, canConfigure: false },
    );
    expect(action?.title).toBe('Write "radius-server-ca1"');
    expect(applyReplacements(model.text, action?.replacements ?? [])).toContain(
      '<Item name="radius-server-ca1">{$ca}',
    );
  });

  it('a missing switch is written', () => {
    const model = open('<PHONE_CONFIG device.set="1" device.sntp.serverName="a"/>', languageId);
    const start = model.text.indexOf('device.sntp');
    const [action] = codeActions(
      model,
      { start, end: start },
      { lint: { now, expiryWarningDays: 30 }, canConfigure: false },
    );
    expect(applyReplacements(model.text, action?.replacements ?? [])).toBe(
      '<PHONE_CONFIG device.set="1" device.sntp.serverName.set="1" device.sntp.serverName="a"/>',
    );
  });
});

it('master files link to the files that they name', () => {
  const model = open(
    '<APPLICATION APP_FILE_PATH="sip.ld" CONFIG_FILES="[PHONE_MAC_ADDRESS].cfg, sub/site.cfg, {$x}.cfg"/>',
  );
  expect(documentLinks(model).map(({ target }) => target)).toEqual(['sip.ld', 'sub/site.cfg']);
});

it('commands of innovaphone are completed', () => {
  const { model, offset } = at('mod cmd X509 servercert-create /key 2048-bit /sig|\r\n', 'plaintext');
  expect(phoneCompletions(model, offset).map(({ label }) => label)).toContain('/signature');
});

it('the language that suits is known', () => {
  expect(suggestLanguage(open('<PHONE_CONFIG/>', 'properties'))).toBe('xml');
  expect(suggestLanguage(open('<PHONE_CONFIG/>', 'xml'))).toBeUndefined();
  expect(suggestLanguage(open('config write\nvars del X509/REQUEST\n', 'plaintext'))).toBe(
    'innovaphone-script',
  );
  expect(suggestLanguage(open('a = b\n', 'properties'))).toBeUndefined();
});

it('a certificate is written in the way that its item wants', () => {
  const pem = readFileSync(new URL('../rules/phone/wrong-object-in-slot/good.cfg', import.meta.url), 'utf8');
  const base64 = /-----BEGIN CERTIFICATE-----(.*)-----END/.exec(pem)?.[1]?.replaceAll('&#10;', '') ?? '';
  const options = { lint: { now, expiryWarningDays: 30 }, canConfigure: false };
  const mended = (text: string) => {
    const model = open(text, 'properties');
    const start = text.indexOf('MII');
    const action = codeActions(model, { start, end: start + 9 }, options).find(({ title }) =>
      /^Write it/.test(title),
    );
    return applyReplacements(text, action?.replacements ?? []);
  };
  const lines = base64.match(/.{1,64}/g) ?? [];
  expect(mended(list(`<Item name="radius-server-ca1">${base64}</Item>`))).toContain(
    `<Item name="radius-server-ca1">-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n</Item>`,
  );
  const attribute = '<X device.set="1" sec.TLS.customCaCert.1="';
  expect(mended(`${attribute}${base64}"/>`)).toBe(
    `${attribute}-----BEGIN CERTIFICATE-----&#10;${lines.join('&#10;')}&#10;-----END CERTIFICATE-----&#10;"/>`,
  );
});
