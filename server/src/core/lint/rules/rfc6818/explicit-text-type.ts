import { Tag } from '../../../der/values';
import { defineExplicitTextRule } from '../../explicitTextRule';

const TYPES: ReadonlyMap<number, string> = new Map([
  [Tag.visibleString, 'VisibleString'],
  [Tag.bmpString, 'BMPString'],
]);

export const rule = defineExplicitTextRule({
  severity: 'information',
  title: 'the text of a policy notice is not a UTF8String',
  why: 'New certificates should have it as UTF8String; other types are allowed, but read by fewer programs.',
  fix: 'Have the next one issued with the text as UTF8String (`explicitText = UTF8:…` in OpenSSL).',
  fault: (_, { tag }) =>
    TYPES.has(tag)
      ? `The notice of this policy is a ${TYPES.get(tag)}; it should be a UTF8String, which more programs read. Have the next one issued like that.`
      : undefined,
});
