import { WPI_ACTIONS } from '../../../phone/dialects/wpi/actions';
import { definePhoneRule, WPI_GUIDE } from '../../phoneRule';
import { atText } from '../../rule';

export const rule = definePhoneRule({
  dialects: ['wpi'],
  severity: 'error',
  title: 'an action that phones do not know',
  why: 'A phone carries out the actions of the interface and no others.',
  fix: `Write one of ${WPI_ACTIONS.join(', ')}.`,
  citations: [WPI_GUIDE('p.30-31')],
  *check({ config: { xml, text, isTemplate } }) {
    for (const { name, firstText } of isTemplate ? [] : (xml?.elements ?? [])) {
      const value = text.slice(firstText.start, firstText.end).trim();
      if (/^(?:\w+:)?Action$/.test(name) && value !== '' && !WPI_ACTIONS.includes(value)) {
        const meant = WPI_ACTIONS.find((action) => action.toLowerCase() === value.toLowerCase());
        yield {
          place: atText(firstText),
          message: `The phone knows no action "${value.slice(0, 60)}". Write one of ${WPI_ACTIONS.join(', ')}.`,
          ...(meant === undefined ? {} : { data: { write: meant } }),
        };
      }
    }
  },
});
