import { RFC_5280, X_690 } from '../../rule';
import { defineTimeRule } from '../../timeRule';

export const rule = defineTimeRule({
  severity: 'error',
  title: 'a time without seconds',
  why: 'Times carry their seconds, even where these are zero; strict programs refuse the object.',
  fix: 'Have it issued again by a program that writes the seconds.',
  citations: [RFC_5280('§4.1.2.5.1'), RFC_5280('§4.1.2.5.2'), X_690('§11.8')],
  fault: ({ form, raw }) =>
    (form === 'utcTime' && /^\d{10}(?!\d)/.test(raw)) ||
    (form === 'generalizedTime' && /^\d{10}(?:\d{2})?(?!\d)/.test(raw))
      ? `The time "${raw}" has no seconds. They have to be there even where they are zero, and strict programs refuse the object. Have it issued again.`
      : undefined,
});
