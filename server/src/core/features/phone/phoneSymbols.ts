/** The outline of a phone config: its items, with the certificates in them. */
import { visible } from '../../markdown';
import { entryOf, type PhoneConfig, type PhoneItem, slotOf, valueOfItem } from '../../phone/phoneConfig';
import type { Span } from '../../text';

interface Placed {
  readonly span: Span;
}

export interface ItemSymbol<T extends Placed> {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'item';
  readonly span: Span;
  readonly children: readonly T[];
}

/** More items than this are no outline any more, and slow editors down. */
const MAX_ITEMS = 10_000;
const MAX_DETAIL = 60;

/** Puts what was found in blocks below the item that it stands in; what stands in none stays beside. */
export function withItems<T extends Placed>(
  config: PhoneConfig,
  blocks: readonly T[],
): readonly (T | ItemSymbol<T>)[] {
  const found: (T | ItemSymbol<T>)[] = [];
  let next = 0;
  for (const item of config.items.slice(0, MAX_ITEMS)) {
    const children: T[] = [];
    for (
      let block = blocks[next];
      block !== undefined && block.span.start < item.span.end;
      block = blocks[next]
    ) {
      (block.span.start >= item.span.start ? children : found).push(block);
      next++;
    }
    found.push({
      name: visible(item.index === undefined ? item.name : `${item.name} [${item.index}]`),
      detail: children.length > 0 ? '' : detailOf(config, item),
      kind: 'item',
      span: item.span,
      children,
    });
  }
  return [...found, ...blocks.slice(next)];
}

/** The value, unless it is a secret or a certificate. */
function detailOf(config: PhoneConfig, item: PhoneItem): string {
  const type = entryOf(config, item)?.type;
  if (
    type === 'password' ||
    type === 'private-key' ||
    /passw|pwd|secret/i.test(item.name) ||
    slotOf(config, item)
  ) {
    return '';
  }
  const value = valueOfItem(config, item).trim().replace(/\s+/g, ' ');
  return visible(value.length > MAX_DETAIL ? `${value.slice(0, MAX_DETAIL)}…` : value);
}
