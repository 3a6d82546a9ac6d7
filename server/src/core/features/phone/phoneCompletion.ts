/** What can be written at a place of a phone config: items, values, and the elements around them. */
import type { DocumentModel } from '../../documentModel';
import type { CatalogueEntry } from '../../phone/catalogue';
import { dialectOf } from '../../phone/dialects/allDialects';
import { switchOf } from '../../phone/dialects/ucsoftware/slots';
import { WPI_ACTIONS } from '../../phone/dialects/wpi/actions';
import { type DialectId, entryOf, itemAt, type PhoneConfig, type PhoneItem } from '../../phone/phoneConfig';
import { phoneConfigOf } from '../../phone/phoneDocument';
import { type Span, startOfLine } from '../../text';
import { type EntryText, entryText } from './entryText';

export interface Completion {
  readonly label: string;
  readonly kind: 'item' | 'value' | 'snippet';
  /** A few words behind the label. */
  readonly detail: string;
  /** What {@link completionText} explains; `undefined` where there is nothing more to say. */
  readonly entry: { readonly dialect: DialectId; readonly name: string } | undefined;
  /** What takes its place. */
  readonly span: Span;
  /** Plain text, or a snippet with `$1` where the cursor goes on. */
  readonly insert: string;
  readonly isSnippet: boolean;
}

/** Of the names that were only seen there are more than anybody reads; editors ask again as one types. */
const MAX_ITEMS = 2000;

export function phoneCompletions(model: DocumentModel, offset: number): readonly Completion[] {
  const config = phoneConfigOf(model);
  if (config === undefined) {
    return [];
  }
  const item = itemAt(config, offset);
  const isInValue =
    item !== undefined &&
    item.nameSpan.end < offset &&
    item.valueSpan.start <= offset &&
    offset <= item.valueSpan.end;
  if (isInValue) {
    return values(config, item);
  }
  switch (config.dialect.id) {
    case 'optipoint':
    case 'wpi':
      return inItemList(config, offset);
    case 'ucsoftware':
      return inStartTag(config, offset);
    case 'innovaphone':
      return inCommand(config, offset);
    default:
      return [];
  }
}

/** What the catalogue says of a completion, made when an editor shows it. */
export function completionText(id: DialectId, name: string): EntryText | undefined {
  const dialect = dialectOf(id);
  const entry = dialect?.catalogue.lookup(name);
  return dialect && entry && entryText(dialect, name, entry);
}

function values(config: PhoneConfig, item: PhoneItem): readonly Completion[] {
  const entry = entryOf(config, item);
  const list = entry?.values ?? (entry?.type === 'boolean' ? booleans(config) : []);
  return list.map(({ value, meaning }) => ({
    label: value,
    kind: 'value',
    detail: meaning ?? '',
    entry: undefined,
    span: item.valueSpan,
    insert: value,
    isSnippet: false,
  }));
}

function booleans({
  dialect,
}: PhoneConfig): readonly { readonly value: string; readonly meaning?: string }[] {
  return dialect.id === 'ucsoftware'
    ? [
        { value: '1', meaning: 'on' },
        { value: '0', meaning: 'off' },
      ]
    : [{ value: 'true' }, { value: 'false' }];
}

/** In the name of an item its names; between items whole items; in an action the actions. */
function inItemList(config: PhoneConfig, offset: number): readonly Completion[] {
  const before = config.text.slice(Math.max(0, offset - 300), offset);
  const inName = /<Item\b[^<>]*?\bname\s*=\s*(["'])([^"'<>]*)$/i.exec(before);
  if (inName !== null) {
    const start = offset - (inName[2] ?? '').length;
    const rest = /^[^"'<>\s]*/.exec(config.text.slice(offset, offset + 200))?.[0] ?? '';
    return entriesOf(config).map((entry) =>
      ofEntry(config, entry, { start, end: offset + rest.length }, entry.name, 'item'),
    );
  }
  const inAction = /<(?:\w+:)?Action>\s*(\w*)$/.exec(before);
  if (inAction !== null && config.dialect.id === 'wpi') {
    const span = { start: offset - (inAction[1] ?? '').length, end: offset };
    return WPI_ACTIONS.map((action) => ({
      label: action,
      kind: 'value',
      detail: '',
      entry: undefined,
      span,
      insert: action,
      isSnippet: false,
    }));
  }
  const between = /(?:>|^)\s*(<?[\w.-]*)$/.exec(before);
  if (between === null || !isInItemList(config, offset)) {
    return [];
  }
  const span = { start: offset - (between[1] ?? '').length, end: offset };
  return entriesOf(config).map((entry) => ofEntry(config, entry, span, itemSnippet(entry), 'snippet'));
}

function isInItemList({ xml }: PhoneConfig, offset: number): boolean {
  return (
    xml?.elements.some(
      ({ name, startTag, contentEnd }) =>
        /(?:^|:)ItemList$/i.test(name) && startTag.end <= offset && offset <= contentEnd,
    ) === true
  );
}

function itemSnippet({ name, isIndexed, type }: CatalogueEntry): string {
  const index = isIndexed === true ? ' index="$' + '{1:1}"' : '';
  const value =
    type === 'certificate' ? '\n-----BEGIN CERTIFICATE-----\n$2\n-----END CERTIFICATE-----\n' : '$2';
  return `<Item name="${escaped(name)}"${index}>${value}</Item>`;
}

/** Between the attributes of a start tag: parameters, with the switch of a device parameter. */
function inStartTag(config: PhoneConfig, offset: number): readonly Completion[] {
  const before = config.text.slice(Math.max(0, offset - 4000), offset);
  const tag = before.slice(before.lastIndexOf('<'));
  const written = /^<[\w.:-]+(?:\s+[^\s=<>]+\s*=\s*(?:"[^"]*"|'[^']*'))*\s+([\w.-]*)$/.exec(tag);
  if (written === null) {
    return [];
  }
  const typed = written[1] ?? '';
  const rest = /^[\w.-]*/.exec(config.text.slice(offset, offset + 200))?.[0] ?? '';
  const span = { start: offset - typed.length, end: offset + rest.length };
  const isFollowed = /^\s*=/.test(config.text.slice(span.end, span.end + 20));
  const names = new Set(config.items.map(({ name }) => name));
  return entriesOf(config)
    .filter(({ name }) => (name.includes('.') ? config.kind !== 'master' : true))
    .map((entry) =>
      isFollowed
        ? ofEntry(config, entry, span, entry.name.replace(/#/g, '1'), 'item')
        : ofEntry(config, entry, span, parameterSnippet(entry, names), 'snippet'),
    );
}

function parameterSnippet({ name }: CatalogueEntry, names: ReadonlySet<string>): string {
  let stop = 0;
  const filled = escaped(name).replace(/#/g, () => `$\{${++stop}:1}`);
  const twin = name.includes('#') ? undefined : switchOf(name);
  const set = twin === undefined || names.has(twin) ? '' : `${escaped(twin)}="1" `;
  return `${set}${filled}="$${stop + 1}"`;
}

/** Behind `/` in a command: its options. */
function inCommand(config: PhoneConfig, offset: number): readonly Completion[] {
  const line = config.text.slice(startOfLine(config.text, offset), offset);
  const option = /^\s*(?:mod\s+cmd|config)\s.*\s(\/[\w-]*)$/.exec(line);
  const variable = /^\s*vars\s+(?:create|del|read)\s+([\w/]*)$/.exec(line);
  const typed = option?.[1] ?? variable?.[1];
  if (typed === undefined) {
    return [];
  }
  const span = { start: offset - typed.length, end: offset };
  return entriesOf(config)
    .filter(({ name }) => name.startsWith(option === null ? 'X509/' : '/'))
    .map((entry) => ofEntry(config, entry, span, entry.name, 'item'));
}

function entriesOf({ dialect }: PhoneConfig): readonly CatalogueEntry[] {
  return dialect.catalogue.entries.slice(0, MAX_ITEMS);
}

function ofEntry(
  { dialect }: PhoneConfig,
  entry: CatalogueEntry,
  span: Span,
  insert: string,
  kind: Completion['kind'],
): Completion {
  return {
    label: entry.name,
    kind,
    detail: entry.type,
    entry: { dialect: dialect.id, name: entry.name },
    span,
    insert,
    isSnippet: kind === 'snippet',
  };
}

/** `$`, `}` and `\` mean something in snippets. */
function escaped(text: string): string {
  return text.replace(/[$}\\]/g, '\\$&');
}
