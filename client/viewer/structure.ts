/** The ASN.1 structure, read from the extension branch by branch when it is unfolded. */
import type { Asn1Node, ViewDetails } from '../../server/src/core/viewProtocol';
import { button, element } from './element';
import type { Host } from './host';
import { rememberOpen } from './sections';

/** Fields that are fetched at once. */
const PAGE = 100;

const LABEL = 'ASN.1 structure';

export function structure({ id, hasStructure }: ViewDetails, host: Host): HTMLElement | undefined {
  if (!hasStructure) {
    return undefined;
  }
  const list = element('ul', { class: 'fields' });
  const details = element(
    'details',
    { class: 'card structure' },
    element(
      'summary',
      {},
      element('h2', {}, LABEL),
      element('span', { class: 'about-structure' }, 'every value with its offset and length'),
    ),
    list,
  );
  fillWhenOpened(details, list, id, [], host);
  return rememberOpen(details, LABEL, host);
}

function fillWhenOpened(
  details: HTMLDetailsElement,
  list: HTMLUListElement,
  object: number,
  path: readonly number[],
  host: Host,
): void {
  let isFilled = false;
  details.addEventListener('toggle', () => {
    if (details.open && !isFilled) {
      isFilled = true;
      void fill(list, object, path, 0, host);
    }
  });
}

async function fill(
  list: HTMLUListElement,
  object: number,
  path: readonly number[],
  from: number,
  host: Host,
): Promise<void> {
  const result = await host.children(object, path, from, PAGE);
  if (typeof result === 'string') {
    list.append(element('li', { class: 'more' }, result));
    return;
  }
  const { parent, children } = result;
  list.append(...children.map((node, at) => item(node, object, [...path, from + at], host)));
  const next = from + children.length;
  const left = parent.childCount - next;
  if (left > 0 && children.length > 0) {
    const more = element('li', { class: 'more' });
    more.append(
      button(
        {},
        () => {
          const focus = list.children.length - 1;
          more.remove();
          void fill(list, object, path, next, host).then(() => focusOn(list.children[focus]));
        },
        `${Math.min(left, PAGE)} of ${left} more`,
      ),
    );
    list.append(more);
  }
}

function focusOn(place: Element | undefined): void {
  place?.querySelector<HTMLElement>('summary, button')?.focus();
}

function item(node: Asn1Node, object: number, path: readonly number[], host: Host): HTMLElement {
  const { childCount } = node;
  if (childCount === 0) {
    return element('li', { class: 'field leaf' }, ...lineOf(node));
  }
  const list = element('ul', { class: 'fields' });
  const details = element('details', {}, element('summary', {}, ...lineOf(node)), list);
  fillWhenOpened(details, list, object, path, host);
  return element('li', { class: 'field' }, details);
}

function lineOf({
  name,
  type,
  value,
  isSecret,
  childCount,
  offset,
  headerLength,
  contentLength,
}: Asn1Node): readonly HTMLElement[] {
  const size = element(
    'span',
    { class: 'field-size', title: 'offset, header and content length' },
    `${offset} · ${headerLength}+${contentLength}`,
  );
  const shown =
    value === '' && childCount > 0 ? `${childCount} ${childCount === 1 ? 'field' : 'fields'}` : value;
  return [
    element('span', { class: 'field-name' }, name, ' '),
    ...(type === name ? [] : [element('span', { class: 'field-type' }, type)]),
    element('span', { class: isSecret ? 'field-value secret' : 'field-value' }, shown),
    size,
  ];
}
