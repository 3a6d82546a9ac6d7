import { RFC_5280, X_690 } from '../../rule';
import { defineTimeRule } from '../../timeRule';

export const rule = defineTimeRule({
  severity: 'error',
  title: 'a time that does not end in Z',
  why: 'Times are in UTC and end in Z. Programs refuse other zones, or read them as they like.',
  fix: 'Have it issued again by a program that writes UTC.',
  citations: [RFC_5280('§4.1.2.5.1'), RFC_5280('§4.1.2.5.2'), X_690('§11.8')],
  fault: ({ form, raw, instant }) =>
    form !== 'other' && instant !== undefined && !raw.endsWith('Z')
      ? `The time "${raw}" does not end in Z. Times have to be in UTC, and programs refuse another zone or pass over it. Have it issued again.`
      : undefined,
});
