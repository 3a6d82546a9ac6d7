/** The objects of a file that holds several. */
import type { ViewModel, ViewSummary } from '../../server/src/core/viewProtocol';
import { button, element } from './element';
import { kindIcon } from './icons';

export function objectList(
  { objects, left }: ViewModel,
  shown: number,
  select: (object: number) => void,
): HTMLElement | undefined {
  if (objects.length < 2) {
    return undefined;
  }
  return element(
    'nav',
    { class: 'objects', 'aria-label': 'Objects in this file' },
    element('p', { class: 'objects-title' }, `${objects.length + left} objects`),
    element('ol', {}, ...objects.map((summary) => entry(summary, summary.id === shown, select))),
    left === 0 ? undefined : element('p', { class: 'more' }, `${left} more are not listed.`),
  );
}

function entry(summary: ViewSummary, isShown: boolean, select: (object: number) => void): HTMLElement {
  const { id, kind, title, kindName, fact, container } = summary;
  const made = button(
    { class: `object tone-${fact.tone}`, ...(isShown ? { 'aria-current': 'true' } : {}) },
    () => select(id),
    kindIcon(kind, 20),
    element('span', { class: 'object-title' }, title),
    element(
      'span',
      { class: 'object-note' },
      element('span', { class: 'dot' }),
      fact.text === '' ? kindName : `${kindName}, ${fact.text}`,
    ),
  );
  return element('li', container === undefined ? {} : { class: 'inside' }, made);
}
