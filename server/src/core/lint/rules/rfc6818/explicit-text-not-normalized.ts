import { Tag } from '../../../der/values';
import { defineExplicitTextRule } from '../../explicitTextRule';

export const rule = defineExplicitTextRule({
  severity: 'warning',
  title: 'characters in the text of a policy notice that are not composed',
  why: 'A letter with an accent can be one character or two; the text should have the composed form (NFC), or programs show and search it in different ways.',
  fix: 'Have it issued again with the text in its composed form.',
  fault: ({ text, valid }, { tag }) =>
    valid && (tag === Tag.utf8String || tag === Tag.bmpString) && text.normalize('NFC') !== text
      ? 'The notice of this policy has characters that are not composed (NFC), so that programs show and search it in different ways. Have it issued again with the text in its composed form.'
      : undefined,
});
