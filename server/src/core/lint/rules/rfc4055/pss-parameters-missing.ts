import { isUniversal, Tag } from '../../../der/values';
import { definePssRule } from '../../pssRule';

export const rule = definePssRule({
  severity: 'error',
  title: 'a signature with RSASSA-PSS without parameters',
  why: 'The parameters say which hash was used. Without them programs refuse the signature, or take SHA-1 for it.',
  fix: 'Have it issued again by a program that writes the parameters.',
  fault: (_, { parameters }) =>
    isUniversal(parameters, Tag.sequence)
      ? undefined
      : 'This signature with RSASSA-PSS has no parameters, which have to say what hash was used; programs refuse it. Have it issued again by a program that writes them.',
});
