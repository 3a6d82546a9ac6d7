import { RFC_5280 } from '../../rule';
import { defineTimeRule } from '../../timeRule';

export const rule = defineTimeRule({
  severity: 'error',
  title: 'a time with a fraction of a second',
  why: 'Times in certificates and CRLs end with whole seconds; strict programs refuse the object.',
  fix: 'Have it issued again by a program that writes whole seconds.',
  citations: [RFC_5280('§4.1.2.5.2')],
  fault: ({ form, raw }) =>
    form === 'generalizedTime' && /^\d+[.,]/.test(raw)
      ? `The time "${raw}" has a fraction of a second, which is not allowed here; strict programs refuse the object. Have it issued again with whole seconds.`
      : undefined,
});
