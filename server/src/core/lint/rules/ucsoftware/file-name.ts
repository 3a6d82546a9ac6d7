import { definePhoneRule } from '../../phoneRule';
import { atText, PHONEPKI } from '../../rule';

/** What stands where a MAC address should: 10 to 14 characters, nearly all of them hexadecimal. */
const NEARLY_MAC =
  /^(?=[0-9a-z:-]*[0-9])((?:[0-9a-f]{2}[:-]){5}[0-9a-f]{2}|[0-9a-f]{11}|[0-9a-f]{13})(?=-|\.|$)/i;

export const rule = definePhoneRule({
  dialects: ['ucsoftware'],
  severity: 'warning',
  title: 'the name of the file is no MAC address',
  why: 'The phone asks for its own file by its MAC address: 12 hexadecimal digits without colons.',
  fix: 'Rename the file.',
  citations: [PHONEPKI('Spectralink template: <macaddress>-ext.cfg, 12 digits without separators')],
  *check({ config }) {
    const found = NEARLY_MAC.exec(config.fileName)?.[1];
    const root = config.xml?.elements[0];
    if (found !== undefined && root !== undefined) {
      yield {
        place: atText(root.nameSpan),
        message: `The name of this file begins with "${found}", which is no MAC address of 12 hexadecimal digits without separators, so no phone asks for it. Rename the file.`,
      };
    }
  },
});
