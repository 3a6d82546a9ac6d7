/**
 * optiPoint 410/420 S: a system file for the model and a device file for each phone, whose name is that of the system
 * file with the MAC address behind it (Siemens A31003-J4260-M101-2-76A9 p.2-2).
 */
import { filledFile } from './filledFile';
import type { PhoneFile, PhoneFiles, PhoneFilesPlan } from './phoneFiles';

const OWN_CERTIFICATE = 'optipoint/certificate-in-device-file';

export function optipointFiles(plan: PhoneFilesPlan): PhoneFiles {
  const { baseName, phones, authorities, devices, now } = plan;
  if (authorities.length > 1) {
    return refuse('an optiPoint has one place for a CA (radius-server-ca1). Choose one.');
  }
  const [authority] = authorities;
  const files: PhoneFile[] = [];
  const notes: string[] = [
    'The address of the server stands in none of these files: give it to the phones by DHCP (Create DHCP Options) or in their web pages.',
  ];
  const fillings = authority === undefined ? [] : [{ name: 'radius-server-ca1', object: authority }];
  const system = filledFile(`${baseName}.xml`, message('system', fillings.length > 0), fillings, now);
  if (system.kind === 'refusal') {
    return system;
  }
  files.push(system.file);
  notes.push(...system.notes);
  for (const mac of phones) {
    const pkcs12 = devices.get(mac)?.pkcs12;
    const own = pkcs12 === undefined ? [] : [{ name: '802.1x-certificate', object: pkcs12 }];
    const name = `${baseName}${mac.toUpperCase()}.xml`;
    const device = filledFile(name, message('device', own.length > 0), own, now);
    if (device.kind === 'refusal') {
      return device;
    }
    files.push(device.file);
    notes.push(...device.notes);
  }
  return { kind: 'files', files, notes };
}

function refuse(reason: string): PhoneFiles {
  return { kind: 'refusal', refusal: `Nothing was written: ${reason}` };
}

/** Filling a slot raises the version from 0 to 1. */
function message(scope: 'system' | 'device', isFilled: boolean): string {
  const said =
    scope === 'system'
      ? ['<!-- System file: every phone of the model reads it. Raise its version with each change. -->']
      : [
          '<!-- Device file: one phone reads it, after the system file. Raise its version with each change. -->',
          ...(isFilled ? [`<!-- phonepki-disable-file ${OWN_CERTIFICATE}: each phone has its own -->`] : []),
        ];
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    ...said,
    '<Message>',
    '  <Action>WriteItems</Action>',
    '  <ItemList>',
    `    <Item name="${scope}-config-version">${isFilled ? 0 : 1}</Item>`,
    '  </ItemList>',
    '</Message>',
    '',
  ].join('\n');
}
