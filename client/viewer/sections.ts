/** Everything that the object says, field by field, with what is wrong beside it. */
import type {
  ViewDetails,
  ViewFinding,
  ViewLine,
  ViewRow,
  ViewSection,
} from '../../server/src/core/viewProtocol';
import { button, element } from './element';
import { SEVERITY_NAMES } from './header';
import type { Host } from './host';
import { icon } from './icons';

export function sections({ sections: all, findings }: ViewDetails, host: Host): readonly HTMLElement[] {
  const cards = all.map((section, at) => sectionCard(section, `section-${at}`, host));
  if (findings.length === 0) {
    return cards;
  }
  const card = element(
    'section',
    { class: 'card', 'aria-labelledby': 'findings-title' },
    element('h2', { id: 'findings-title' }, 'Findings'),
    ...findings.map(findingNote),
  );
  return [card, ...cards];
}

function sectionCard({ title, rows, left, isCode }: ViewSection, id: string, host: Host): HTMLElement {
  return element(
    'section',
    { class: isCode ? 'card code' : 'card', 'aria-labelledby': id },
    element('h2', { id }, title === '' ? 'Overview' : title),
    element('dl', {}, ...rows.map((row) => rowOf(row, host))),
    left === 0 ? undefined : element('p', { class: 'more' }, `${left} more are not listed.`),
  );
}

function rowOf(row: ViewRow, host: Host): HTMLElement {
  const { label, tone, copy, findings } = row;
  return element(
    'div',
    { class: `row tone-${tone}${findings.length > 0 ? ' has-findings' : ''}` },
    // Behind a list, a note would look like one more entry.
    element('dt', {}, label, row.lines === undefined ? undefined : noteOf(row)),
    element('dd', {}, ...valueOf(row, host), ...findings.map(findingNote)),
    element(
      'dd',
      { class: 'actions' },
      button(
        { class: 'copy', 'aria-label': `Copy ${label}`, title: `Copy ${label}` },
        () => host.copy(label, copy),
        icon('copy'),
      ),
    ),
  );
}

function valueOf(row: ViewRow, host: Host): readonly HTMLElement[] {
  const { label, value, lines } = row;
  const [first] = lines ?? [];
  if (lines === undefined || first === undefined) {
    return [element('p', {}, element('span', { class: 'text' }, value), noteOf(row))];
  }
  if (lines.length === 1 && first.children === undefined) {
    const summary = element('summary', {}, value);
    return [rememberOpen(element('details', {}, summary, element('pre', {}, first.text)), label, host)];
  }
  return [outline(lines)];
}

/** What belongs to the value but is not it. */
function noteOf({ note, tone }: ViewRow): HTMLElement | undefined {
  if (note === undefined) {
    return undefined;
  }
  return tone === 'neutral'
    ? element('span', { class: 'tag' }, note)
    : element('span', { class: `note tone-${tone}` }, element('span', { class: 'dot' }), note);
}

function outline(lines: readonly ViewLine[]): HTMLElement {
  return element(
    'ul',
    { class: 'lines' },
    ...lines.map(({ text, children }) =>
      element(
        'li',
        {},
        text.includes('\n') ? element('pre', {}, text) : element('span', { class: 'text' }, text),
        children === undefined ? undefined : outline(children),
      ),
    ),
  );
}

/** Stays open when the page is made again. */
export function rememberOpen(details: HTMLDetailsElement, label: string, host: Host): HTMLDetailsElement {
  details.open = host.state.open?.includes(label) === true;
  details.addEventListener('toggle', () => {
    const others = (host.state.open ?? []).filter((each) => each !== label);
    host.remember({ open: details.open ? [...others, label] : others });
  });
  return details;
}

function findingNote({ severity, message, rule }: ViewFinding): HTMLElement {
  return element(
    'div',
    { class: `finding ${severity}`, tabindex: '-1' },
    icon(severity, 16),
    element(
      'p',
      {},
      element('strong', {}, `${SEVERITY_NAMES[severity]}: `),
      message,
      ' ',
      element('span', { class: 'rule' }, rule),
    ),
  );
}
