import { unescaped } from '../../../xml/xmlDocument';
import { definePhoneRule, OPTIPOINT_XML } from '../../phoneRule';
import { atText } from '../../rule';

export const rule = definePhoneRule({
  dialects: ['optipoint'],
  severity: 'error',
  title: 'the action is not WriteItems',
  why: 'A configuration file tells the phone to write items; without the action WriteItems it does nothing.',
  fix: 'Write <Action>WriteItems</Action> before the ItemList.',
  citations: [OPTIPOINT_XML('p.3-1')],
  *check({ config: { xml, isTemplate, text } }) {
    const root = xml?.elements[0];
    if (xml === undefined || root?.name !== 'Message' || isTemplate) {
      return;
    }
    // With other capitals it is found by its name (phone/element-case).
    const action = xml.elements.find(({ name }) => name.toLowerCase() === 'action');
    if (action === undefined) {
      yield {
        place: atText(root.nameSpan),
        message:
          'The phone does nothing without an action. Write <Action>WriteItems</Action> before the ItemList.',
        data: { insertAt: root.startTag.end, insert: '\n  <Action>WriteItems</Action>' },
      };
      return;
    }
    const { start, end } = action.firstText;
    const value = unescaped(text.slice(start, end)).trim();
    if (value !== 'WriteItems') {
      yield {
        place: atText(start < end ? { start, end } : action.nameSpan),
        message: `A configuration file writes items; the action "${value}" does not. Write WriteItems.`,
        ...(start < end ? { data: { write: 'WriteItems' } } : {}),
      };
    }
  },
});
