import { definePhoneRule, firstByName, OPTIPOINT_SECURE, OPTIPOINT_XML } from '../../phoneRule';
import { atText } from '../../rule';

export const rule = definePhoneRule({
  dialects: ['optipoint'],
  severity: 'warning',
  title: 'the version item is missing or belongs in the other file',
  why: 'The phone takes a file only where its version item differs from the one it read last: system-config-version in the system file, device-config-version in a device file.',
  fix: 'Write the version item of this kind of file, and raise it with every change.',
  citations: [OPTIPOINT_XML('p.2-2'), OPTIPOINT_SECURE('§1.2')],
  *check({ config }) {
    const { kind, xml, fileName } = config;
    const list = xml?.elements.find(({ name }) => name === 'ItemList');
    if (list === undefined || (kind !== 'system' && kind !== 'device')) {
      return;
    }
    const other = kind === 'system' ? 'device' : 'system';
    const byName = firstByName(config);
    const misplaced = byName.get(`${other}-config-version`);
    if (misplaced !== undefined && fileName !== '') {
      yield {
        place: atText(misplaced.nameSpan),
        message:
          kind === 'device'
            ? 'The name of this file ends in a MAC address, so it is the file of one phone, and that has device-config-version. Write that here.'
            : 'The name of this file has no MAC address, so it is the system file, and that has system-config-version. Write that here, or give the file its phone’s name.',
        data: { write: `${kind}-config-version` },
      };
    } else if (misplaced === undefined && !byName.has(`${kind}-config-version`)) {
      yield {
        place: atText(list.nameSpan),
        message: `There is no ${kind}-config-version here, so the phone does not see that the file changed. Write it as the first item, and raise it with every change.`,
        data: { insertAt: list.startTag.end, insert: `\n    <Item name="${kind}-config-version">1</Item>` },
      };
    }
  },
});
