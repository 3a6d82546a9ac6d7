import { Tag } from '../../../der/values';
import { defineExplicitTextRule } from '../../explicitTextRule';

export const rule = defineExplicitTextRule({
  severity: 'error',
  effectiveFrom: '2013-01-01',
  title: 'the text of a policy notice is an IA5String',
  why: 'Such texts are UTF8String; this type was ruled out for them.',
  fix: 'Have it issued again with the text as UTF8String (`explicitText = UTF8:…` in OpenSSL).',
  fault: (_, { tag }) =>
    tag === Tag.ia5String
      ? 'The notice of this policy is an IA5String, which must not be used for it. Have it issued again with the text as UTF8String.'
      : undefined,
});
