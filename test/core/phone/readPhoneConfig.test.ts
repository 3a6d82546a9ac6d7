import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  itemAt,
  knownValue,
  macOf,
  meantName,
  type PhoneOptions,
  slotOf,
} from '../../../server/src/core/phone/phoneConfig';
import { readPhoneConfig } from '../../../server/src/core/phone/readPhoneConfig';

const read = (text: string, options: Partial<PhoneOptions> = {}, languageId = 'xml') =>
  readPhoneConfig(text, languageId, { path: 'file:///a/b.xml', dialect: 'auto', files: {}, ...options });
const dialect = (...args: Parameters<typeof read>) => read(...args)?.dialect.id;

describe('the dialect', () => {
  it.each([
    ['optipoint', '<Message><Action>WriteItems</Action><ItemList/></Message>'],
    ['optipoint', '<Item name="802.1x-certifi-\n\ncate">MIIG</ltem>'],
    ['optipoint', '<Item name="radius-server-cal">----BEGIN CERTIFICATE----'],
    ['wpi', '<?xml version="1.0"?><!-- x --><DLSMessage><Message nonce="1"/></DLSMessage>'],
    ['wpi', '<WorkpointMessage xmlns="http://www.siemens.com/DLS"/>'],
    ['ucsoftware', '<polycomConfig/>'],
    ['ucsoftware', '<MASTER_CONFIG><SOFTWARE APP_FILE_PATH="sip.ld"/></MASTER_CONFIG>'],
    ['ucsoftware', '<phone1 reg.1.label="a"/>'],
    ['ucsoftware', '<PHONE {foreach $l as $r}reg.{$r.n}.label="{$r.l}"{/foreach}/>'],
    ['ciscoSep', '<device><deviceProtocol>SIP</deviceProtocol></device>'],
    ['ciscoSpa', '<flat-profile><Admin_Passwd>x</Admin_Passwd></flat-profile>'],
    ['snom', '<settings><phone-settings e="2"/></settings>'],
    ['grandstream', '<gs_provision version="1"/>'],
    ['grandstream', 'P271 = 1\nP270 = a\nP47 = b\n'],
    ['innovaphone', '# x\r\nvars create X509/REQUESTRESPONSE/00000 pb 3082\r\nconfig write\r\n'],
    ['innovaphone', '<config><customcerts CSRkey="2048-bit"/></config>'],
    ['yealink', '#!version:1.0.0.1\nstatic.trusted_certificates.url = https://a/b.pem\n'],
  ])('%s: %s', (expected, text) => {
    for (const languageId of ['xml', 'properties', 'plaintext']) {
      expect(dialect(text, {}, languageId)).toBe(expected);
    }
  });

  it.each([
    '<project><dependency/></project>',
    '<svg width="1"/>',
    'server.port = 80\nserver.host = a\n',
    'In the manual:\n\n<Item name="radius-server-ca1">-----BEGIN CERTIFICATE-----',
    'We use mod cmd here and there.\nAnd more text.\n',
    '',
  ])('none: %s', (text) => {
    expect(dialect(text, {}, 'properties')).toBeUndefined();
  });

  it('in other languages only where it is said', () => {
    expect(dialect('<polycomConfig/>', {}, 'typescript')).toBeUndefined();
    expect(dialect('<!-- phonepki-dialect: wpi --><polycomConfig/>', {}, 'typescript')).toBe('wpi');
  });

  it('is what a comment says, then the setting for files, then that for the folder', () => {
    const text = '<Message><Action>WriteItems</Action><ItemList/></Message>';
    expect(dialect(text, { dialect: 'wpi' })).toBe('wpi');
    expect(dialect(text, { dialect: 'off' })).toBeUndefined();
    expect(dialect(text, { dialect: 'wpi', files: { '*.xml': 'snom' } })).toBe('snom');
    expect(dialect(text, { files: { 'a/*.xml': 'off' } })).toBeUndefined();
    expect(dialect(text, { files: { '*.cfg': 'off' } })).toBe('optipoint');
    expect(dialect(`<!-- phonepki-dialect: optiPoint -->${text}`, { files: { '*.xml': 'snom' } })).toBe(
      'optipoint',
    );
  });

  it('of a folder is not for its other files', () => {
    expect(dialect('<project/>', { dialect: 'optipoint' })).toBeUndefined();
  });
});

describe('items', () => {
  const shown = (text: string, options: Partial<PhoneOptions> = {}, languageId = 'xml') => {
    const config = read(text, options, languageId);
    return config?.items.map((item) => {
      const slot = slotOf(config, item);
      return [
        meantName(config, item),
        item.index,
        text.slice(item.valueSpan.start, item.valueSpan.end).slice(0, 12),
        slot && `${slot.role} ${slot.encoding}`,
      ];
    });
  };

  it('of the optiPoint document, as printed', () => {
    const text =
      '<Item name="radius-server-cal">----BEGIN CERTIFICATE----\n\nMIIC\n\n-----END CERTIFICATE-----\n\n### This is\n\n<Item name="802.1x-certifi-\n\ncate">MIIGqQIBAzCC</ltem>\n';
    expect(shown(text)).toEqual([
      ['radius-server-ca1', undefined, '----BEGIN CE', 'ca pem'],
      ['802.1x-certificate', undefined, 'MIIGqQIBAzCC', 'pkcs12 base64'],
    ]);
  });

  it('with their index', () => {
    expect(
      shown('<Message><ItemList><Item name="function-key-def" Index="5">1</Item></ItemList></Message>'),
    ).toEqual([['function-key-def', '5', '1', undefined]]);
  });

  it('that are attributes, with the slots of their certificates', () => {
    expect(
      shown(
        '<X a="1"><ALL device.sec.TLS.customCaCert1="A" sec.TLS.customCaCert.5="B" device.sec.TLS.customDeviceCert1.privateKey="C"/></X>',
      ),
    ).toEqual([
      ['device.sec.TLS.customCaCert1', undefined, 'A', 'ca pem'],
      ['sec.TLS.customCaCert.5', undefined, 'B', 'ca pem'],
      ['device.sec.TLS.customDeviceCert1.privateKey', undefined, 'C', 'private-key pem'],
    ]);
  });

  it('of scripts', () => {
    const text =
      'mod cmd X509 servercert-create /key 2048-bit /dn-cn a%20b\r\nvars create X509/REQUESTRESPONSE/00000 pb 3082abcd\r\nconfig change UP1 /url http://a/b /poll 15 /x\r\n';
    expect(shown(text, {}, 'plaintext')).toEqual([
      ['/key', undefined, '2048-bit', undefined],
      ['/dn-cn', undefined, 'a%20b', undefined],
      ['X509/REQUESTRESPONSE/00000', undefined, '3082abcd', 'certificate hex'],
      ['/url', undefined, 'http://a/b', undefined],
      ['/poll', undefined, '15', undefined],
      ['/x', undefined, '', undefined],
    ]);
  });

  it('of lines, of Cisco, Snom and Grandstream', () => {
    expect(shown('#!version:1.0.0.1\naccount.1.label = a b \n', {}, 'properties')).toEqual([
      ['account.1.label', undefined, 'a b', undefined],
    ]);
    expect(
      shown('<flat-profile><Mini_Certificate_1_ ua="na">X</Mini_Certificate_1_></flat-profile>'),
    ).toEqual([['Mini_Certificate_1_', undefined, 'X', 'any any']]);
    expect(
      shown(
        '<settings><phone-settings><a idx="1">b</a></phone-settings><certificates><certificate url="x"/><certificate type="base64">Y</certificate></certificates></settings>',
      ),
    ).toEqual([
      ['a', '1', 'b', undefined],
      ['certificate', undefined, 'Y', 'any any'],
    ]);
    expect(
      shown(
        '<gs_provision><config><P8433>X</P8433><item name="network.802.1x.cert.client">Y</item></config></gs_provision>',
      ),
    ).toEqual([
      ['P8433', undefined, 'X', 'ca any'],
      ['network.802.1x.cert.client', undefined, 'Y', 'any any'],
    ]);
  });

  it('of master files, with the files that they name', () => {
    const text =
      '<APPLICATION APP_FILE_PATH="sip.ld" CONFIG_FILES="[PHONE_MAC_ADDRESS]-a.cfg, b c.cfg ,d.cfg"/>';
    const config = read(text);
    expect(config?.kind).toBe('master');
    expect(
      config?.references.map(({ path, span, kind }) => [
        kind,
        path,
        text.slice(span.start, span.end) === path,
      ]),
    ).toEqual([
      ['software', 'sip.ld', true],
      ['config', '[PHONE_MAC_ADDRESS]-a.cfg', true],
      ['config', 'b c.cfg', true],
      ['config', 'd.cfg', true],
    ]);
  });

  it('values of templates are not known', () => {
    const config = read('<X reg.1.label="{$x}" reg.2.label="a&amp;b"/>');
    expect(config?.items.map((item) => config && knownValue(config, item))).toEqual([undefined, 'a&b']);
  });
});

it('files of one phone are told by the MAC address in their names', () => {
  expect(['op410adv_conf0001E300A9F3.xml', '0090ac123456-ext.cfg', 'site.cfg', 'abc.xml'].map(macOf)).toEqual(
    ['0001E300A9F3', '0090ac123456', undefined, undefined],
  );
});

describe('properties', () => {
  const heads = [
    '<Message><ItemList>',
    '<DLSMessage>',
    '<PHONE_CONFIG ',
    '<APPLICATION CONFIG_FILES="',
    '<flat-profile>',
    '<settings><phone-settings>',
    '<gs_provision>',
    'mod cmd X509 a /b ',
    'vars create X509/REQUESTRESPONSE/',
    '#!version:1.0.0.1\n',
  ];
  const pieces = [
    '<Item name="',
    '" index="',
    '">',
    '</Item>',
    ' a.b="1"',
    '\r\n',
    '/',
    '=',
    ',',
    'x',
    '"',
    '{$x}',
    ' pb 30',
    'é',
  ];

  it('reading never throws, and items lie within the text, in order', () => {
    const text = fc
      .tuple(
        fc.constantFrom(...heads),
        fc.array(fc.oneof(fc.constantFrom(...pieces), fc.string()), { maxLength: 30 }),
      )
      .map(([head, rest]) => head + rest.join(''));
    fc.assert(
      fc.property(text, (each) => {
        const config = read(each, {}, 'properties');
        let last = 0;
        for (const item of config?.items ?? []) {
          const { span, nameSpan, valueSpan } = item;
          expect(span.start).toBeGreaterThanOrEqual(last);
          expect(nameSpan.start).toBeGreaterThanOrEqual(span.start);
          expect(valueSpan.start).toBeGreaterThanOrEqual(nameSpan.end);
          expect(valueSpan.end).toBeLessThanOrEqual(each.length);
          expect(each.slice(nameSpan.start, nameSpan.end)).toBe(item.name);
          if (item.name !== '') {
            expect(config && itemAt(config, nameSpan.start)?.nameSpan.start).toBe(nameSpan.start);
          }
          last = span.start;
        }
      }),
      { numRuns: 1000 },
    );
  });
});
