import { definePhoneRule } from '../../phoneRule';
import { atText, PHONEPKI } from '../../rule';

export const rule = definePhoneRule({
  severity: 'warning',
  title: 'the name of an item is damaged',
  why: 'Names that were copied from a printed or scanned page have letters that look alike exchanged, or a line break with its hyphen in them. Phones do not know them.',
  fix: 'Write the name that was meant.',
  citations: [PHONEPKI('phone catalogues')],
  *check({ config }) {
    const { catalogue } = config.dialect;
    for (const { name, nameSpan } of config.items) {
      const meant = catalogue.lookup(name) === undefined ? catalogue.meantBy(name) : undefined;
      if (meant !== undefined) {
        const isCaseOnly = name.toLowerCase() === meant.toLowerCase();
        const isWeak = isCaseOnly && catalogue.lookup(meant)?.mark === 'seen';
        yield {
          place: atText(nameSpan),
          message: isWeak
            ? `Other files have this name as "${meant}". Capitals count in names: if that one is meant, write it.`
            : `The phone does not know this item; "${meant}" is known. ${reason(name, isCaseOnly)} Write "${meant}".`,
          ...(isWeak ? { severity: 'hint' as const } : {}),
          data: { write: meant },
        };
      }
    }
  },
});

function reason(name: string, isCaseOnly: boolean): string {
  if (/\s/.test(name)) {
    return 'The line was broken within the name, as printed pages do.';
  }
  return isCaseOnly
    ? 'Capitals count in names.'
    : 'Printed pages and scans take l, I and 1, or O and 0, for each other.';
}
