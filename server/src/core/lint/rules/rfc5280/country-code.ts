import { defineNameRule } from '../../nameRule';
import { RFC_5280 } from '../../rule';

/** ISO 3166-1 has given no meaning to these, though they are often met. */
const USUAL_SLIPS: ReadonlyMap<string, string> = new Map([['UK', 'GB']]);

export const rule = defineNameRule({
  severity: 'error',
  title: 'the country is not a country code',
  why: 'Countries are codes of two capital letters (ISO 3166-1), such as DE, AT, GB.',
  fix: 'Have it issued again with the code of the country.',
  citations: [RFC_5280('Appendix A.1')],
  types: new Set(['2.5.4.6']),
  fault: ({ text }) => {
    if ([...text].length !== 2) {
      return `The country "${text}" is not a code of two letters, such as DE, and strict programs refuse it. Have it issued again with the code.`;
    }
    if (!/^[A-Z]{2}$/.test(text)) {
      return {
        severity: 'warning',
        message: `The country "${text}" is not a code of two capital letters; programs that compare names with regard to case see another name. Have it issued again as "${text.toUpperCase()}".`,
      };
    }
    const meant = USUAL_SLIPS.get(text);
    return meant === undefined
      ? undefined
      : {
          severity: 'information',
          message: `The country "${text}" is not the code of a country; ISO 3166-1 has "${meant}" for it.`,
        };
  },
});
