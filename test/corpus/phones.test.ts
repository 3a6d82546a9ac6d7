import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readDocument } from '../../server/src/core/documentModel';
import { codeActions } from '../../server/src/core/features/codeActions';
import { applyReplacements } from '../../server/src/core/features/fixes/fix';
import { type PlacedFinding, runRules } from '../../server/src/core/lint/runRules';
import { phoneConfigOf } from '../../server/src/core/phone/phoneDocument';

const shared = new URL('../../../shared/', import.meta.url);
const phones = new URL('corpus/phones/', shared);
const LINT = { now: Date.UTC(2026, 11, 1), expiryWarningDays: 30 };
const LANGUAGES: Readonly<Record<string, string>> = { xml: 'xml', cfg: 'properties' };

const open = (text: string, name: string) => {
  const languageId = LANGUAGES[name.slice(name.lastIndexOf('.') + 1)] ?? 'plaintext';
  const phone = { path: `file:///${name.replace(/.*__/, '')}`, dialect: 'auto', files: {} } as const;
  return readDocument(text, { languageId, maxLength: 1e7, phone });
};

/**
 * Every finding in the files, as `rule: what is marked`, with the files that have it. All are real:
 *
 * - `ucsoftware/parameter-not-set`: the templates give these parameters a value, and no `.set` anywhere.
 * - `phone/value-not-allowed`: the vendor's own file says SH256 where SHA256 is meant.
 * - `phone/plain-provisioning`: the phone that exported this configuration was provisioned by FTP.
 * - `xml/broken-tag`: the `>` of efklist is missing, and no XML parser reads the file.
 * - `phone/damaged-name`: a hint; other files write softKey where these write softkey, and capitals count.
 * - `phone/password-in-clear`: a hint; the branch without a password of one's own sets 0000.
 */
const FINDINGS: Readonly<Record<string, readonly string[]>> = {
  'phone/damaged-name: efk.softkey.alignleft': ['polycom 23'],
  'phone/damaged-name: softkey.feature.doNotDisturb': ['polycom 23'],
  'phone/password-in-clear: admin_mode_password': ['snom 18'],
  'phone/plain-provisioning: FTP': ['polycom 1'],
  'phone/value-not-allowed: SH256': ['innovaphone 1'],
  'ucsoftware/parameter-not-set: device.dns.altSrvAddress': ['polycom 13'],
  'ucsoftware/parameter-not-set: device.dns.serverAddress': ['polycom 13'],
  'ucsoftware/parameter-not-set: device.prov.tagSerialNo': ['polycom 13'],
  'ucsoftware/parameter-not-set: device.prov.user': ['polycom 1'],
  'ucsoftware/parameter-not-set: device.sntp.gmtOffset': ['polycom 23'],
  'ucsoftware/parameter-not-set: device.sntp.serverName': ['polycom 36'],
  'xml/broken-tag: <efklist': ['polycom 1'],
};

/** Files of each dialect in each folder; the others are directories, dial plans, notes and another family of Poly's. */
const DIALECTS: Readonly<Record<string, number>> = {
  'cisco ciscoSep': 1,
  'cisco ciscoSpa': 12,
  'cisco none': 3,
  'grandstream grandstream': 11,
  'grandstream none': 1,
  'innovaphone innovaphone': 3,
  'innovaphone none': 1,
  'polycom none': 2,
  'polycom ucsoftware': 50,
  'siemens-wpi none': 4,
  'snom snom': 18,
  'spectralink/derived ucsoftware': 2,
};

describe.skipIf(!existsSync(phones))('the phone corpus', () => {
  const files = [
    'cisco',
    'grandstream',
    'innovaphone',
    'polycom',
    'siemens-wpi',
    'snom',
    'spectralink/derived',
  ].flatMap((folder) =>
    readdirSync(new URL(`${folder}/`, phones))
      .filter((name) => /\.(?:xml|cfg|txt|skel)$/.test(name))
      .map((name) => {
        const text = readFileSync(new URL(`${folder}/${name}`, phones), 'utf8');
        return { folder, name, text, model: open(text, name) };
      }),
  );

  it('has the findings of the table, and no others', () => {
    const found: Record<string, Record<string, number>> = {};
    for (const { folder, text, model } of files) {
      for (const { ruleId, span } of runRules(model, LINT)) {
        const key = `${ruleId}: ${text.slice(span.start, span.end).slice(0, 40).split('\n')[0]?.trim()}`;
        found[key] ??= {};
        found[key][folder] = (found[key][folder] ?? 0) + 1;
      }
    }
    const counts = Object.entries(found)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, folders]) => [key, Object.entries(folders).map(([folder, count]) => `${folder} ${count}`)]);
    expect(Object.fromEntries(counts)).toEqual(FINDINGS);
  });

  it('is recognised', () => {
    const found: Record<string, number> = {};
    for (const { folder, model } of files) {
      const key = `${folder} ${phoneConfigOf(model)?.dialect.id ?? 'none'}`;
      found[key] = (found[key] ?? 0) + 1;
    }
    expect(found).toEqual(DIALECTS);
  });
});

const seeds = new URL('seeds/', shared);
const found = (findings: readonly PlacedFinding[], text: string) =>
  findings.map(({ ruleId, span }) => `${ruleId} "${text.slice(span.start, span.end).slice(0, 40)}"`);

describe.skipIf(!existsSync(seeds))('the items of the optiPoint document, as printed', () => {
  const document = readFileSync(new URL('siemens-optipoint-secure-xml.txt', seeds), 'utf8');
  const start = document.indexOf('<Item name="radius-server-cal">');
  const end = document.indexOf('</ltem>', start) + '</ltem>'.length;
  const text = document.slice(start, end);
  const model = open(text, 'printed.xml');

  it('are recognised, and their damage is found where it is', () => {
    expect(phoneConfigOf(model)?.dialect.id).toBe('optipoint');
    const all = found(runRules(model, LINT), text);
    for (const each of [
      'phone/damaged-name "radius-server-cal"',
      'phone/damaged-name "802.1x-certifi-\n\ncate"',
      'xml/unclosed-element "<Item"',
      'xml/end-tag-mismatch "ltem"',
      'optipoint/wrong-root "Item"',
      'pem/armor-dashes "----"',
    ]) {
      expect(all).toContain(each);
    }
    expect(all.some((each) => each.startsWith('phone/slot-damaged "'))).toBe(true);
  });

  it('names, tags and armor are mended by quick fix', () => {
    let mended = text;
    for (const marked of ['radius-server-cal', 'ltem', '----BEGIN', '802.1x-certifi-\n\ncate']) {
      const current = open(mended, 'printed.xml');
      const at = mended.indexOf(marked);
      const [action] = codeActions(
        current,
        { start: at, end: at + 1 },
        { lint: LINT, canConfigure: false, only: ['quickfix'] },
      );
      mended = applyReplacements(mended, action?.replacements ?? []);
    }
    expect(mended).toContain('<Item name="radius-server-ca1">-----BEGIN CERTIFICATE-----');
    expect(mended).toContain('<Item name="802.1x-certificate">MIIGqQIBAzCC');
    expect(mended).toContain('</Item>');
    expect(mended).not.toContain('ltem>');
  });
});

const root = readFileSync(new URL('../../sample/ca.crt', import.meta.url), 'utf8')
  .trim()
  .replaceAll('\n', '&#10;');

describe('mistakes of files that are not here, in copies', () => {
  it.each([
    // fspbx: both branches of a template were rendered.
    [
      '<A tcpIpApp.dns.server="10.0.0.1" tcpIpApp.dns.server="10.0.0.2"/>',
      'xml/duplicate-attribute "tcpIpApp.dns.server"',
    ],
    // A provisioning class for PHP.
    [
      '<A device.set="1" device.dhcp.bootSrvUseOp="Custom" device.dhcp.bootSrvUseOp.set="1"/>',
      'phone/unknown-item "device.dhcp.bootSrvUseOp"',
    ],
    // sipXecs, polycom_default.cfg.
    [
      '<!-- x -->\n<?xml version="1.0"?>\n<APPLICATION CONFIG_FILES="a.cfg"/>',
      'xml/declaration-misplaced "<?xml version="1.0"?>"',
    ],
    // sipXecs, expected-sipx-site.cfg: the output of openssl -text before the certificate.
    [
      '<A device.set="1" sec.TLS.customCaCert.1="Certificate: Data: Version: 3 (0x2) Serial Number"/>',
      'phone/slot-damaged "Certificate: Data: Version: 3 (0x2) Seri"',
    ],
    [
      `<A device.set="1" sec.TLS.customCaCert.1="Certificate:&#10;  Version: 3 (0x2)&#10;${root}"/>`,
      'phone/text-in-slot "Certificate:&#10;  Version: 3 (0x2)"',
    ],
    // GS3.
    [
      '<DLSMessage><Message nonce="1"><Action>WriteItems</Action><ItemList><Item name=\'mobility-password-on-logoff"\'>true</Item></ItemList></Message></DLSMessage>',
      'phone/stray-character-in-name """',
    ],
    // The manual of 2006 prints </item>.
    [
      '<Message><Action>WriteItems</Action><ItemList><Item name="system-config-version">1</item></ItemList></Message>',
      'xml/end-tag-mismatch "item"',
    ],
  ])('%s', (text, expected) => {
    expect(found(runRules(open(text, 'a.xml'), LINT), text)).toContain(expected);
  });
});
