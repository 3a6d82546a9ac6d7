import { isContext } from '../../../der/values';
import { definePssRule } from '../../pssRule';

export const rule = definePssRule({
  severity: 'error',
  title: 'a signature with RSASSA-PSS that names its trailer',
  why: 'There is one trailer only, 1, and it has to be left out. Programs refuse any other, and strict ones this one, too.',
  fix: 'Have it issued again by a program that leaves the field out.',
  fault: ({ trailerField }, { parameters }) =>
    parameters?.children.some((part) => isContext(part, 3)) !== true
      ? undefined
      : trailerField === 1
        ? 'The parameters of this signature with RSASSA-PSS write out the trailer field 1, which has to be left out; strict programs refuse it. Have it issued again.'
        : `The parameters of this signature with RSASSA-PSS name the trailer field ${trailerField ?? 'wrongly'}, where there is none but 1; programs refuse it. Have it issued again.`,
});
