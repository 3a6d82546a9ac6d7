import { dateOf } from '../../dates';
import { RFC_5280 } from '../../rule';
import { defineTimeRule } from '../../timeRule';

const YEAR_2050 = Date.UTC(2050, 0, 1);

export const rule = defineTimeRule({
  severity: 'error',
  title: 'a date before 2050 is a GeneralizedTime',
  why: 'Dates up to 2049 are written with two digits for the year. Older firmware of phones reads no other form.',
  fix: 'Have it issued again by a program that writes UTCTime up to 2049.',
  citations: [RFC_5280('§4.1.2.5'), RFC_5280('§5.1.2.4')],
  fault: ({ form, instant }) =>
    form === 'generalizedTime' && instant !== undefined && instant < YEAR_2050
      ? `The date ${dateOf(instant)} is written as GeneralizedTime, where dates before 2050 are UTCTime; some devices cannot read it. Have it issued again with UTCTime.`
      : undefined,
});
