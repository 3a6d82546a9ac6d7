/** The chain as a picture: issuers to the left, the certificate itself at the end. */
import type { ViewLink } from '../../server/src/core/viewProtocol';
import { button, element } from './element';
import { icon } from './icons';

export function chain(
  links: readonly ViewLink[],
  shown: number,
  select: (object: number) => void,
): HTMLElement | undefined {
  if (links.length < 2) {
    return undefined;
  }
  return element(
    'section',
    { class: 'card chain-card', 'aria-labelledby': 'chain-title' },
    element('h2', { id: 'chain-title' }, 'Chain'),
    element(
      'ol',
      { class: 'chain' },
      ...links.map((link) => element('li', {}, linkCard(link, shown, select))),
    ),
  );
}

function linkCard(link: ViewLink, shown: number, select: (object: number) => void): HTMLElement {
  const { object, title, role, note, tone } = link;
  const content = [
    icon(object === undefined ? 'missing' : 'certificate', 22),
    element('span', { class: 'link-role' }, role),
    element('span', { class: 'link-title' }, title),
    element('span', { class: 'link-note' }, element('span', { class: 'dot' }), note),
  ];
  if (object === undefined) {
    return element('div', { class: 'link missing' }, ...content);
  }
  return object === shown
    ? element('div', { class: `link current tone-${tone}`, 'aria-current': 'true' }, ...content)
    : button({ class: `link tone-${tone}` }, () => select(object), ...content);
}
