import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyReplacements } from '../../../server/src/core/features/fixes/fix';
import { runRules } from '../../../server/src/core/lint/runRules';
import { valueOfItem } from '../../../server/src/core/phone/phoneConfig';
import { readSlots } from '../../../server/src/core/phone/slots/readSlots';
import { SKELETONS, skeletonConfig } from '../../../server/src/core/phone/slots/skeletons';
import type { SlotObject } from '../../../server/src/core/phone/slots/slotObject';
import {
  isWritable,
  itemOfTarget,
  type SlotTarget,
  slotsOf,
} from '../../../server/src/core/phone/slots/slotTarget';
import type { SlotContent } from '../../../server/src/core/phone/slots/slotWriting';
import { writeSlots } from '../../../server/src/core/phone/slots/writeSlots';
import { anyCertificate } from '../../harness/anyCertificate';
import { configOf, modelOf } from '../../harness/slotConfigs';
import { SLOT_HOSTS, type SlotHost } from '../../harness/slotHosts';
import { leafCertificate, pkcs12, rootCertificate, rsaKey } from '../../harness/vectors';

function write({ text, fileName }: SlotHost, contents: readonly SlotContent[]): string {
  const writing = writeSlots(configOf(text, fileName), contents);
  if (writing.kind === 'refusal') {
    throw new Error(writing.reason);
  }
  return applyReplacements(text, writing.replacements);
}

function extract(text: string, fileName: string, { name, index, nth = 0 }: SlotTarget): readonly string[] {
  const slot = readSlots(modelOf(text, fileName)).find(
    ({ target }) => target.name === name && target.index === index && (target.nth ?? 0) === nth,
  );
  return (slot?.holds ?? []).map(({ bytes }) => Buffer.from(bytes).toString('hex'));
}

const targetsOf = (host: SlotHost) =>
  readSlots(modelOf(host.text, host.fileName)).filter((slot) =>
    isWritable(configOf(host.text, host.fileName), slot),
  );
const pkcs12Object: SlotObject = { label: 'PKCS12', bytes: pkcs12.bytes };
const objectFor = (role: string, certificate: Uint8Array): SlotObject =>
  role === 'pkcs12'
    ? pkcs12Object
    : role === 'private-key'
      ? { label: 'RSA PRIVATE KEY', bytes: rsaKey.bytes }
      : { label: 'CERTIFICATE', bytes: certificate };

describe('what is written into a slot', () => {
  for (const host of SLOT_HOSTS) {
    const slots = targetsOf(host);
    it(`is read back octet by octet: ${host.title}`, () => {
      expect(slots.length).toBeGreaterThan(0);
      fc.assert(
        fc.property(anyCertificate, fc.constantFrom(...slots), (bytes, { target, slot }) => {
          const object = objectFor(slot.role, bytes);
          const once = write(host, [{ ...target, objects: [object] }]);
          expect(extract(once, host.fileName, target)).toEqual([Buffer.from(object.bytes).toString('hex')]);
          // And again, in place of what was written.
          const again = objectFor(slot.role, rootCertificate.bytes);
          const twice = write({ ...host, text: once }, [{ ...target, objects: [again] }]);
          expect(extract(twice, host.fileName, target)).toEqual([Buffer.from(again.bytes).toString('hex')]);
        }),
        { numRuns: 40 },
      );
    });

    it(`leaves everything else as it was: ${host.title}`, () => {
      for (const { target, slot } of slots) {
        const object = objectFor(slot.role, leafCertificate.bytes);
        const text = write(host, [{ ...target, objects: [object] }]);
        const before = configOf(host.text, host.fileName);
        const after = configOf(text, host.fileName);
        const item = itemOfTarget(after, target);
        const others = (config: typeof before, not: typeof item) =>
          config.items
            .filter((each) => each !== not && !/\.set$|-version$/.test(each.name))
            .map((each) => [each.name, each.index, valueOfItem(config, each).trim()])
            // An element that is a leaf as long as nothing is in it.
            .filter(([name, , value]) => name !== 'certificates' || value !== '');
        expect(others(after, item)).toEqual(others(before, itemOfTarget(before, target)));
        expect(after.xml?.problems ?? []).toEqual([]);
        expect(after.xml?.comments.length).toBe(before.xml?.comments.length);
        // Line ends are those of the file.
        if (/\r\n/.test(host.text)) {
          expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        }
      }
    });
  }
});

describe('the version item', () => {
  const versionIn = (title: string, objects = [{ label: 'CERTIFICATE', bytes: rootCertificate.bytes }]) => {
    const host = SLOT_HOSTS.find((each) => each.title === title) as SlotHost;
    const text = write(host, [{ name: 'radius-server-ca1', objects }]);
    return /<Item name="([a-z]+-config-version)">([^<]*)/.exec(text)?.slice(1);
  };
  it('is raised by one, whatever stands before its number', () => {
    expect(versionIn('optiPoint, items without indentation')).toEqual(['system-config-version', '1.10']);
    expect(versionIn('optiPoint, empty elements and a comment')).toEqual(['system-config-version', 'v08']);
    expect(versionIn('optiPoint, everything on one line')).toEqual(['device-config-version', '2']);
    expect(versionIn('the skeleton optipoint')).toEqual(['system-config-version', '1']);
  });
  it('is made where it is missing', () => {
    expect(versionIn('optiPoint, an empty list and CR LF')).toEqual(['system-config-version', '1']);
  });
});

describe('the switches of UC Software', () => {
  const written = (title: string, name: string) =>
    write(SLOT_HOSTS.find((each) => each.title === title) as SlotHost, [
      { name, objects: [{ label: 'CERTIFICATE', bytes: rootCertificate.bytes }] },
    ]);
  it('are turned on where they are off', () => {
    const text = written('UC Software, an attribute a line', 'device.sec.TLS.customCaCert1');
    expect(text).toContain('device.sec.TLS.customCaCert1.set="1"');
    expect(text).not.toContain('.set="0"');
    expect(text.match(/device\.set=/g)).toHaveLength(1);
  });
  it('are made where they are missing', () => {
    const text = written('UC Software, the root alone', 'device.sec.TLS.customCaCert1');
    expect(text).toContain('<device device.set="1" device.sec.TLS.customCaCert1.set="1" device.sec');
  });
  it('are one for both halves of a device certificate', () => {
    const host = SLOT_HOSTS.find(({ title }) => title === 'UC Software, the root alone') as SlotHost;
    const text = write(host, [
      {
        name: 'device.sec.TLS.customDeviceCert1.publicCert',
        objects: [objectFor('ca', leafCertificate.bytes)],
      },
      {
        name: 'device.sec.TLS.customDeviceCert1.privateKey',
        objects: [objectFor('private-key', leafCertificate.bytes)],
      },
    ]);
    expect(text.match(/customDeviceCert1\.set="1"/g)).toHaveLength(1);
    expect(configOf(text, host.fileName).xml?.problems).toEqual([]);
  });
});

describe('what is not written', () => {
  const object = { label: 'CERTIFICATE', bytes: rootCertificate.bytes };
  it.each([
    [
      '<Message><Action>WriteItems</Action><ItemList><Item name="radius-server-ca1"></ItemList></Message>',
      'a.xml',
      'radius-server-ca1',
      /well-formed/,
    ],
    [
      '<Message><Action>WriteItems</Action><ItemList><Item name="radius-server-ca1">{$ca}</Item></ItemList></Message>',
      'a.xml',
      'radius-server-ca1',
      /template/,
    ],
    [
      '<WorkpointMessage xmlns="http://www.siemens.com/DLS"><Message nonce="1"><ItemList/></Message></WorkpointMessage>',
      'a.xml',
      'dls-server-ca',
      /a phone has sent/,
    ],
    [
      '<DLSMessage xmlns="http://www.siemens.com/DLS"><Message nonce="1"><Action>Restart</Action></Message></DLSMessage>',
      'a.xml',
      'dls-server-ca',
      /Restart/,
    ],
    [
      '<DLSMessage xmlns="http://www.siemens.com/DLS"><Message nonce="1"><Action>WriteItems</Action><ItemList/></Message></DLSMessage>',
      'a.xml',
      'dls-client-certificate',
      /no document of the maker/,
    ],
    ['<APPLICATION CONFIG_FILES="a.cfg"/>', 'a.cfg', 'device.sec.TLS.customCaCert1', /names other files/],
    [
      '<gs_provision version="1"><config version="2"><P8433></P8433></config></gs_provision>',
      'a.xml',
      'P8433',
      /no document of the maker/,
    ],
    [
      '<Message><Action>WriteItems</Action><ItemList/></Message>',
      'a.xml',
      'admin-pwd',
      /no certificate item/,
    ],
  ])('%s', (text, fileName, name, reason) => {
    const writing = writeSlots(configOf(text, fileName), [{ name, objects: [object] }]);
    expect(writing.kind === 'refusal' ? writing.reason : '').toMatch(reason);
  });
});

describe('a new config', () => {
  const pem = readFileSync(new URL('../../../sample/ca.crt', import.meta.url), 'utf8');
  const bytes = new Uint8Array(Buffer.from(pem.replace(/-----[^-]*-----/g, ''), 'base64'));
  const options = { now: Date.UTC(2026, 11, 1), expiryWarningDays: 30 };
  it.each(SKELETONS)('of %s with a CA in it has no finding', (id) => {
    const fileName = 'phone.xml';
    const config = skeletonConfig(id, fileName, '\n');
    const slot = slotsOf(config).find((each) => each.slot.role === 'ca') ?? slotsOf(config)[0];
    const contents = [{ name: '', ...slot?.target, objects: [{ label: 'CERTIFICATE', bytes }] }];
    const text = write({ title: id, fileName, text: config.text }, contents);
    expect(runRules(modelOf(text, fileName), options).map(({ ruleId }) => ruleId)).toEqual([]);
  });
});
