/** The page of the certificate viewer. */
import type { ViewModel } from '../../server/src/core/viewProtocol';
import { chain } from './chain';
import { element } from './element';
import { header } from './header';
import { connectHost } from './host';
import type { MessageToPage } from './messages';
import { objectList } from './objectList';
import { sections } from './sections';
import { structure } from './structure';

/** A message that something was copied stays so long. */
const STATUS_MILLISECONDS = 2500;

const page = document.getElementById('page') as HTMLElement;
const status = document.getElementById('status') as HTMLElement;
const host = connectHost(receive);
let clearing: ReturnType<typeof setTimeout> | undefined;
let wanted = host.state.scroll ?? 0;

function receive(message: MessageToPage): void {
  switch (message.type) {
    case 'model':
      show(message.model);
      break;
    case 'copied':
      say(`${message.label} copied`);
      break;
    case 'failed':
      fillPage(element('p', { class: 'card empty', role: 'alert' }, message.reason));
      break;
  }
}

function show(model: ViewModel): void {
  const { shown } = model;
  if (shown === undefined) {
    fillPage(
      element(
        'section',
        { class: 'card empty', 'aria-label': model.name },
        element('h1', {}, 'Nothing to decode'),
        element('p', {}, `${model.name} holds no certificate, key, request, CRL or container.`),
      ),
    );
    return;
  }
  const isSame = host.state.object === shown.id;
  host.remember({ object: shown.id });
  const list = objectList(model, shown.id, select);
  const content = element(
    'div',
    { class: 'content' },
    header(shown, host),
    chain(shown.chain, shown.id, select),
    ...sections(shown, host),
    structure(shown, host),
  );
  const hadFocus = document.activeElement?.closest('.objects, .chain') !== null && document.hasFocus();
  fillPage(element('div', { class: list === undefined ? 'columns single' : 'columns' }, list, content));
  window.scrollTo(0, isSame ? wanted : 0);
  if (!isSame && hadFocus) {
    document.querySelector<HTMLElement>('.object[aria-current]')?.focus({ preventScroll: true });
    say(`${shown.title}, ${shown.kindName}`);
  }
}

function fillPage(content: HTMLElement): void {
  page.replaceChildren(content);
  page.removeAttribute('aria-busy');
}

function select(object: number): void {
  host.send({ type: 'select', object });
}

/** Seen and heard: the element is a live region. */
function say(text: string): void {
  clearTimeout(clearing);
  status.textContent = text;
  clearing = setTimeout(() => {
    status.textContent = '';
  }, STATUS_MILLISECONDS);
}

window.addEventListener('scroll', () => {
  wanted = window.scrollY;
  host.remember({ scroll: wanted });
});

host.send({ type: 'ready', ...(host.state.object === undefined ? {} : { object: host.state.object }) });
