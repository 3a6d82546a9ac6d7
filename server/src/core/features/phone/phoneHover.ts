/** What a hover over an item of a phone config says. */
import type { DocumentModel } from '../../documentModel';
import { bold, escapeText, visible } from '../../markdown';
import { entryOf, itemAt, meantName, type PhoneConfig, type PhoneItem } from '../../phone/phoneConfig';
import { phoneConfigOf } from '../../phone/phoneDocument';
import { type Span, touches } from '../../text';
import { entryText } from './entryText';

export interface PhoneHover {
  readonly span: Span;
  readonly markdown: string;
  readonly plain: string;
}

/** On names and values; blocks in values are explained by what they hold. */
export function phoneHover(model: DocumentModel, offset: number): PhoneHover | undefined {
  const config = phoneConfigOf(model);
  const item = config && itemAt(config, offset);
  if (config === undefined || item === undefined) {
    return undefined;
  }
  const isOnValue = touches(item.valueSpan, offset) && item.valueSpan.end > item.valueSpan.start;
  if (!isOnValue && !touches(item.nameSpan, offset)) {
    return undefined;
  }
  const entry = entryOf(config, item);
  const span = isOnValue ? item.valueSpan : item.nameSpan;
  if (entry === undefined) {
    return isOnValue ? undefined : { span, ...unknown(config, item) };
  }
  const name = meantName(config, item);
  const text = entryText(config.dialect, name, entry);
  const value = isOnValue ? config.text.slice(span.start, span.end).trim() : '';
  const meaning = entry.values?.find((each) => each.value === value)?.meaning;
  return meaning === undefined
    ? { span, ...text }
    : {
        span,
        markdown: `${bold(value)}: ${escapeText(meaning)}\n\n---\n\n${text.markdown}`,
        plain: `${visible(value)}: ${visible(meaning)}\n${text.plain}`,
      };
}

function unknown({ dialect }: PhoneConfig, { name }: PhoneItem): Omit<PhoneHover, 'span'> {
  const nearest = dialect.catalogue.nearest(name);
  const text = `Not in our list of ${dialect.title} items, which is not complete.${nearest === undefined ? '' : ` Known is ${nearest}.`}`;
  return { markdown: `${bold(name)}\n\n${escapeText(text)}`, plain: visible(`${name}\n${text}`) };
}
