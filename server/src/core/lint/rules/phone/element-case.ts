import { definePhoneRule, OPTIPOINT_XML, WPI_GUIDE } from '../../phoneRule';
import { atText, XML } from '../../rule';

/** Elements of Siemens files, by their names in small letters. The root of the Workpoint Interface is seen in both ways. */
const ELEMENTS: ReadonlyMap<string, string> = new Map(
  ['Message', 'Action', 'ItemList', 'Item', 'ReasonForContact'].map((name) => [name.toLowerCase(), name]),
);

export const rule = definePhoneRule({
  dialects: ['optipoint', 'wpi'],
  severity: 'error',
  title: 'the name of an element has other capitals',
  why: 'Capitals count in XML: the phone looks for Message, Action, ItemList and Item, and passes over what is written otherwise.',
  fix: 'Write the name as the manual has it, in the end tag, too.',
  citations: [OPTIPOINT_XML('p.3-1'), WPI_GUIDE('p.27-54'), XML('§3.1')],
  *check({ config: { xml, isTemplate } }) {
    for (const [at, { name, nameSpan }] of isTemplate ? [] : (xml?.elements.entries() ?? [])) {
      const prefix = name.slice(0, name.indexOf(':') + 1);
      const meant = ELEMENTS.get(name.slice(prefix.length).toLowerCase());
      // The root has a rule of its own.
      if (at > 0 && meant !== undefined && name !== prefix + meant) {
        yield {
          place: atText(nameSpan),
          message: `Capitals count in names of elements: the phone looks for "${meant}" and passes over "${name}". Write it so, in the end tag, too.`,
          data: { write: prefix + meant },
        };
      }
    }
  },
});
