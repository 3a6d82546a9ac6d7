import { definePhoneRule, OPTIPOINT_XML } from '../../phoneRule';
import { atText } from '../../rule';

export const rule = definePhoneRule({
  dialects: ['optipoint'],
  severity: 'error',
  title: 'the root element is not Message',
  why: 'The phone looks for Message, and in it Action and ItemList.',
  fix: 'Put everything into one element Message.',
  citations: [OPTIPOINT_XML('p.3-1')],
  *check({ config: { xml, isTemplate } }) {
    const root = xml?.elements[0];
    if (root !== undefined && root.name !== 'Message' && !isTemplate) {
      const isCase = root.name.toLowerCase() === 'message';
      yield {
        place: atText(root.nameSpan),
        message: isCase
          ? 'The phone looks for "Message", and names of elements count with their capitals. Write it so.'
          : `The phone looks for a root element Message with Action and ItemList in it, and finds "${root.name}". Put everything into <Message>.`,
        ...(isCase && root.endTag === undefined ? { data: { write: 'Message' } } : {}),
      };
    }
  },
});
