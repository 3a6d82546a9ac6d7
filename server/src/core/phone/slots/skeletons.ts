/** The least that makes an empty file a phone's. */
import { type DialectId, macOf, type PhoneConfig } from '../phoneConfig';
import { readPhoneConfig } from '../readPhoneConfig';

export const SKELETONS = ['optipoint', 'wpi', 'polycom', 'spectralink', 'innovaphone', 'snom'] as const;

export type SkeletonId = (typeof SKELETONS)[number];

const DIALECTS: Readonly<Record<SkeletonId, DialectId>> = {
  optipoint: 'optipoint',
  wpi: 'wpi',
  polycom: 'ucsoftware',
  spectralink: 'ucsoftware',
  innovaphone: 'innovaphone',
  snom: 'snom',
};

export const SKELETON_TITLES: Readonly<Record<SkeletonId, string>> = {
  optipoint: 'Siemens optiPoint 410/420: XML items',
  wpi: 'OpenStage / OpenScape Desk Phone: DLSMessage',
  polycom: 'Polycom UC Software: polycomConfig',
  spectralink: 'Spectralink 84-series: handsetConfig',
  innovaphone: 'innovaphone: update script',
  snom: 'Snom: settings',
};

const HEAD = '<?xml version="1.0" encoding="UTF-8"?>';

/** Lines end in `lineEnd`, those of innovaphone scripts in CR LF. */
export function skeletonText(id: SkeletonId, fileName: string, lineEnd: '\n' | '\r\n'): string {
  return linesOf(id, fileName)
    .map((line) => line + lineEnd)
    .join('');
}

function linesOf(id: SkeletonId, fileName: string): readonly string[] {
  switch (id) {
    case 'optipoint':
      return [
        HEAD,
        '<Message>',
        '  <Action>WriteItems</Action>',
        '  <ItemList>',
        `    <Item name="${macOf(fileName) === undefined ? 'system' : 'device'}-config-version">0</Item>`,
        '  </ItemList>',
        '</Message>',
      ];
    case 'wpi':
      return [
        HEAD,
        '<DLSMessage xmlns="http://www.siemens.com/DLS">',
        '  <Message nonce="">',
        '    <Action>WriteItems</Action>',
        '    <ItemList>',
        '    </ItemList>',
        '  </Message>',
        '</DLSMessage>',
      ];
    case 'polycom':
      return [HEAD, '<polycomConfig>', '</polycomConfig>'];
    case 'spectralink':
      return [HEAD, '<handsetConfig>', '</handsetConfig>'];
    case 'snom':
      return [HEAD, '<settings>', '  <certificates>', '  </certificates>', '</settings>'];
    case 'innovaphone':
      return [];
  }
}

/** The skeleton as a config, whatever its file is called. */
export function skeletonConfig(id: SkeletonId, fileName: string, lineEnd: '\n' | '\r\n'): PhoneConfig {
  const text = skeletonText(id, fileName, lineEnd);
  const options = { path: fileName, dialect: 'auto', files: { '*': DIALECTS[id] } } as const;
  const config = readPhoneConfig(text, 'plaintext', options);
  if (config === undefined) {
    throw new Error(`The skeleton ${id} is no config.`);
  }
  return config;
}

export function isSkeleton(value: unknown): value is SkeletonId {
  return SKELETONS.some((id) => id === value);
}
