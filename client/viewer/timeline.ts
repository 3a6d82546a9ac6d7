/** Validity as a picture: from when until when, and where today stands. */
import type { ViewValidity } from '../../server/src/core/viewProtocol';
import { element } from './element';

/** Room on both sides of the span, as a part of it. */
const MARGIN = 0.06;

export function timeline(validity: ViewValidity): HTMLElement {
  const { notBefore, notAfter, now, tone, sentence, remark } = validity;
  const start = notBefore ?? now;
  // Without an end the bar goes as far beyond today as it began before it.
  const end = notAfter ?? Math.max(now, start) + Math.max(Math.abs(now - start), 86_400_000);
  const first = Math.min(start, now);
  const length = Math.max(end, now, start + 1) - first;
  const place = (instant: number) => `${(((instant - first) / length + MARGIN) / (1 + 2 * MARGIN)) * 100}%`;
  const track = element('div', { class: 'track' });
  const bar = element('div', { class: notAfter === undefined ? 'bar endless' : 'bar' });
  bar.style.left = place(start);
  bar.style.right = `calc(100% - ${place(end)})`;
  const past = element('div', { class: 'past' });
  past.style.left = place(start);
  past.style.right = `calc(100% - ${place(Math.max(start, Math.min(now, end)))})`;
  const today = element('div', { class: 'today' }, element('span', { class: 'today-label' }, 'Today'));
  today.style.left = place(now);
  track.append(bar, past, today);
  return element(
    'div',
    { class: `timeline tone-${tone}` },
    element('p', { class: 'remark' }, element('span', { class: 'dot' }), sentenceCase(remark)),
    element('div', { class: 'picture', role: 'img', 'aria-label': sentence }, track),
    element(
      'div',
      { class: 'ends' },
      endOf(validity.startLabel, validity.startText),
      endOf(validity.endLabel, validity.endText),
    ),
  );
}

function endOf(label: string, text: string): HTMLElement {
  return element(
    'p',
    {},
    element('span', { class: 'end-label' }, label),
    ' ',
    element('span', { class: 'end-date' }, text),
  );
}

function sentenceCase(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
