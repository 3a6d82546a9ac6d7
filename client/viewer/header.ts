/** The head of the page: what it is about, at a glance. */
import type { ViewDetails, ViewSeverity, ViewVerdict } from '../../server/src/core/viewProtocol';
import { button, element } from './element';
import type { Host } from './host';
import { icon, kindIcon } from './icons';
import { timeline } from './timeline';

export const SEVERITY_NAMES: Readonly<Record<ViewSeverity, string>> = {
  error: 'Error',
  warning: 'Warning',
  information: 'Information',
  hint: 'Hint',
};

export function header(details: ViewDetails, host: Host): HTMLElement {
  const { kind, kindName, title, subtitle, badges, verdicts, validity, findingCounts, opensWithPassPhrase } =
    details;
  const chips = [
    ...badges.map(({ text }) => element('li', { class: 'badge' }, text)),
    ...findingCounts.map(([severity, count]) => element('li', {}, findingChip(severity, count))),
  ];
  return element(
    'header',
    { class: `card head tone-${validity?.tone ?? 'neutral'}` },
    element('div', { class: 'emblem' }, kindIcon(kind, 40)),
    element(
      'div',
      { class: 'about' },
      element('p', { class: 'role' }, kindName),
      element('h1', {}, title),
      subtitle === '' ? undefined : element('p', { class: 'subtitle' }, subtitle),
      chips.length === 0 ? undefined : element('ul', { class: 'badges', 'aria-label': 'In short' }, ...chips),
      verdicts.length === 0
        ? undefined
        : element('ul', { class: 'verdicts', 'aria-label': 'For devices' }, ...verdicts.map(verdictItem)),
      opensWithPassPhrase
        ? button(
            { class: 'action' },
            () => host.send({ type: 'openWithPassPhrase' }),
            'Open with pass phrase…',
          )
        : undefined,
    ),
    validity === undefined ? undefined : timeline(validity),
  );
}

function verdictItem({ text, tone, reasons }: ViewVerdict): HTMLElement {
  const sign = tone === 'bad' ? 'error' : tone === 'warn' ? 'warning' : 'information';
  const title = reasons.length === 0 ? {} : { title: reasons.join('\n\n') };
  return element('li', { class: `verdict tone-${tone}`, ...title }, icon(sign, 14), text);
}

/** Leads to the first finding of that severity. */
function findingChip(severity: ViewSeverity, count: number): HTMLElement {
  const name = SEVERITY_NAMES[severity].toLowerCase();
  const words = severity === 'information' ? `${count} ${name}` : `${count} ${name}${count === 1 ? '' : 's'}`;
  return button(
    { class: `badge finding-chip ${severity}`, title: 'Go to the first one' },
    () => {
      const first = document.querySelector<HTMLElement>(`.finding.${severity}`);
      first?.scrollIntoView({ block: 'center' });
      first?.focus({ preventScroll: true });
    },
    icon(severity, 14),
    words,
  );
}
