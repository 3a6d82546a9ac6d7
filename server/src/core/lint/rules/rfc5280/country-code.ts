import { countryCodeKind } from '../../countryCodes';
import { defineNameRule } from '../../nameRule';
import { RFC_5280 } from '../../rule';

/** The right code for one that is often met instead. */
const USUAL_SLIPS: ReadonlyMap<string, string> = new Map([['UK', 'GB']]);

export const rule = defineNameRule({
  severity: 'error',
  title: 'the country is not a country code',
  why: 'Countries are codes of two capital letters (ISO 3166-1), such as DE, AT, GB.',
  fix: 'Have it issued again with the code of the country.',
  citations: [RFC_5280('Appendix A.1'), { source: 'ISO 3166-1', section: 'alpha-2 codes' }],
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
    return faultOfCode(text);
  },
});

function faultOfCode(code: string) {
  const kind = countryCodeKind(code);
  if (kind === 'assigned') {
    return undefined;
  }
  const meant = USUAL_SLIPS.get(code);
  return kind === 'unassigned'
    ? ({
        severity: 'warning',
        message: `The country "${code}" is not the code of a country, and strict programs refuse it. Have it issued again with the code that ISO 3166-1 has for it.`,
      } as const)
    : ({
        severity: 'information',
        message: `The country "${code}" is ${kind === 'private' ? 'a code that anybody may give a meaning of their own' : 'not the code of a country'}${meant === undefined ? '; ISO 3166-1 has it for no country' : `; ISO 3166-1 has "${meant}" for it`}.`,
      } as const);
}
