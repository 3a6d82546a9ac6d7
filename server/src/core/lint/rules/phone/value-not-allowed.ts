import type { CatalogueEntry } from '../../../phone/catalogue';
import { distance } from '../../../phone/catalogue';
import { entryOf, knownValue } from '../../../phone/phoneConfig';
import { definePhoneRule } from '../../phoneRule';
import { atText, type Finding, PHONEPKI } from '../../rule';

export const rule = definePhoneRule({
  severity: 'warning',
  title: 'a value that the item does not take',
  why: 'The phone passes over a value outside of the range or the list of the item, or refuses the message.',
  fix: 'Write a value that the item takes.',
  citations: [PHONEPKI('phone catalogues')],
  *check({ config }) {
    for (const item of config.items) {
      const entry = entryOf(config, item);
      const value = entry !== undefined && isLimited(entry) ? knownValue(config, item) : undefined;
      if (entry !== undefined && value !== undefined && value !== '') {
        const wrong = problemOf(entry, value);
        if (wrong !== undefined) {
          yield { place: atText(item.valueSpan), ...wrong };
        }
      }
    }
  },
});

function isLimited({ type, values, maxLength }: CatalogueEntry): boolean {
  return values !== undefined || maxLength !== undefined || type === 'integer';
}

type Problem = Pick<Finding, 'message' | 'data' | 'severity'>;

function problemOf(entry: CatalogueEntry, value: string): Problem | undefined {
  const { type, min, max, maxLength, isEven, values } = entry;
  if (maxLength !== undefined && value.length > maxLength) {
    return {
      message: `The value has ${value.length} characters, and this item takes ${maxLength} at most. Shorten it.`,
    };
  }
  if (type === 'integer' && values === undefined) {
    return problemOfNumber(value, min, max, isEven === true);
  }
  return values === undefined ? undefined : problemOfEnum(entry, value);
}

function problemOfNumber(
  value: string,
  min: number | undefined,
  max: number | undefined,
  isEven: boolean,
): Problem | undefined {
  if (min === undefined && max === undefined && !isEven) {
    return undefined;
  }
  const number = Number(value);
  if (!/^[+-]?[0-9]+$/.test(value)) {
    return { message: `This item takes a whole number, and "${value.slice(0, 40)}" is none. Write one.` };
  }
  if ((min !== undefined && number < min) || (max !== undefined && number > max)) {
    const range =
      max === undefined ? `${min} or more` : min === undefined ? `${max} at most` : `${min} to ${max}`;
    return { message: `This item takes ${range}, and ${number} is outside. Write a value within.` };
  }
  return isEven && number % 2 !== 0
    ? {
        message: `This item takes an even number: the port above it, ${number + 1}, would be taken for RTCP. Write ${number - 1} or ${number + 1}.`,
      }
    : undefined;
}

function problemOfEnum({ values = [], isOpen, mark }: CatalogueEntry, value: string): Problem | undefined {
  if (values.some((each) => each.value === value)) {
    return undefined;
  }
  const near = values.find(
    (each) => each.value.length >= 4 && distance(each.value.toLowerCase(), value.toLowerCase()) <= 1,
  );
  const list = values
    .map((each) => each.value)
    .slice(0, 12)
    .join(', ');
  const severity = isOpen === true || mark === 'seen' ? { severity: 'hint' as const } : {};
  if (near !== undefined) {
    return {
      message: `The value "${value.slice(0, 40)}" is not known; "${near.value}" is. Write that if it is meant.`,
      data: { write: near.value },
    };
  }
  return isOpen === true
    ? undefined
    : {
        message: `The value "${value.slice(0, 40)}" is not among those that are known: ${list}. Write one of them.`,
        ...severity,
      };
}
