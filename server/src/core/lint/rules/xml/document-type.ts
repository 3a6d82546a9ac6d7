import { atText, defineRule, XML } from '../../rule';

export const rule = defineRule({
  appliesTo: 'xml',
  severity: 'warning',
  title: 'entities are declared',
  why: 'Phones do not expand entities of a DTD, and a nest of them can exhaust whoever does. Here they are never expanded and no DTD is ever fetched.',
  fix: 'Write the text itself in place of the entities, and remove the declarations.',
  citations: [XML('§4.4'), XML('§2.8')],
  *check({ xml }) {
    const type = xml.documentType;
    const first = type?.entities[0];
    if (type !== undefined && first !== undefined) {
      yield {
        place: atText(first),
        message:
          'Phones do not expand entities that a file declares, and what uses them is lost. Write the text itself in place of each, and remove the declarations.',
      };
    }
  },
});
