/** The lines of the PKI view that stand for a CA and what it holds. */
import * as vscode from 'vscode';
import type {
  CaContentsResult,
  CaEntry,
  CaListName,
  CrlFacts,
} from '../../../../server/src/core/caLifeProtocol';
import { LAYOUT_WORDS } from '../../ca/layouts';
import { dateOf, endWords, escapeMarkdown, shortTitle } from './words';

export type CaNode =
  | { readonly kind: 'authority'; readonly authority: string; readonly contents: CaContentsResult }
  | { readonly kind: 'brokenAuthority'; readonly authority: string; readonly problem: string }
  | { readonly kind: 'caList'; readonly authority: string; readonly list: CaListName; readonly count: number }
  | { readonly kind: 'caCrl'; readonly authority: string; readonly contents: CaContentsResult }
  | { readonly kind: 'caSerial'; readonly authority: string; readonly contents: CaContentsResult }
  | { readonly kind: 'caEntry'; readonly authority: string; readonly entry: CaEntry }
  | { readonly kind: 'caMore'; readonly authority: string; readonly list: CaListName; readonly left: number };

type NodeOf<Kind extends CaNode['kind']> = Extract<CaNode, { kind: Kind }>;

function isOf<Kind extends CaNode['kind']>(given: unknown, ...kinds: readonly Kind[]): given is NodeOf<Kind> {
  const { kind } = (given ?? {}) as { readonly kind?: unknown };
  return kinds.some((each) => each === kind);
}

/** A line that stands for a whole CA: its own, and those of its list and its numbers. */
export function isAuthorityNode(
  given: unknown,
): given is NodeOf<'authority' | 'caCrl' | 'caSerial' | 'caList'> {
  return isOf(given, 'authority', 'caCrl', 'caSerial', 'caList');
}

export function isEntryNode(given: unknown): given is NodeOf<'caEntry'> {
  return isOf(given, 'caEntry');
}

/** The file of a request or certificate of a CA, or of its own. */
export function entryFile(given: unknown): vscode.Uri | undefined {
  if (isOf(given, 'authority')) {
    return certificateFile(given.contents);
  }
  return isEntryNode(given) && given.entry.uri !== undefined
    ? vscode.Uri.parse(given.entry.uri, true)
    : undefined;
}

export function certificateFile({ folder, layout }: CaContentsResult): vscode.Uri {
  return vscode.Uri.joinPath(vscode.Uri.parse(folder, true), LAYOUT_WORDS[layout].certificate);
}

export function isCaMore(given: unknown): given is NodeOf<'caMore'> {
  return isOf(given, 'caMore');
}

export const LIST_TITLES: Readonly<Record<CaListName, string>> = {
  pending: 'Pending requests',
  issued: 'Issued',
  expired: 'Expired',
  revoked: 'Revoked',
  rejected: 'Rejected requests',
};

const LIST_ICONS: Readonly<Record<CaListName, string>> = {
  pending: 'git-pull-request-create',
  issued: 'verified',
  expired: 'history',
  revoked: 'circle-slash',
  rejected: 'git-pull-request-closed',
};

/** Stays the same while the CA changes, so that what is unfolded stays so. */
export function caNodeId(node: CaNode): string {
  switch (node.kind) {
    case 'caList':
    case 'caMore':
      return `${node.kind} ${node.authority} ${node.list}`;
    case 'caEntry': {
      const { list, serialNumber, uri } = node.entry;
      return `caEntry ${node.authority} ${list} ${serialNumber ?? uri ?? ''}`;
    }
    default:
      return `${node.kind} ${node.authority}`;
  }
}

export function toCaItem(node: CaNode, now: number): vscode.TreeItem {
  const item = itemFor(node, now);
  item.id = caNodeId(node);
  return item;
}

function itemFor(node: CaNode, now: number): vscode.TreeItem {
  switch (node.kind) {
    case 'authority':
      return authorityItem(node.authority, node.contents, now);
    case 'brokenAuthority':
      return brokenItem(node);
    case 'caList': {
      const item = new vscode.TreeItem(
        LIST_TITLES[node.list],
        node.count === 0 ? vscode.TreeItemCollapsibleState.None : vscode.TreeItemCollapsibleState.Collapsed,
      );
      item.description = `${node.count}`;
      item.iconPath = new vscode.ThemeIcon(LIST_ICONS[node.list]);
      item.contextValue = `caList ${node.list}`;
      item.accessibilityInformation = { label: `${LIST_TITLES[node.list]}, ${node.count}` };
      return item;
    }
    case 'caCrl':
      return crlItem(node.contents, now);
    case 'caSerial':
      return serialItem(node.contents);
    case 'caEntry':
      return entryItem(node.entry, now);
    case 'caMore': {
      const item = new vscode.TreeItem(`${node.left} more…`);
      item.command = { command: 'phonepki.pkiView.showMore', title: 'Show More', arguments: [node] };
      return item;
    }
  }
}

function authorityItem(folder: string, contents: CaContentsResult, now: number): vscode.TreeItem {
  const { subject, notAfter, care, layout, isSelfSigned, keyAlgorithm } = contents;
  const title = commonNameOf(subject);
  const place = vscode.workspace.asRelativePath(vscode.Uri.parse(folder, true));
  const item = new vscode.TreeItem(title, vscode.TreeItemCollapsibleState.Collapsed);
  const end = notAfter === undefined ? '' : endWords(notAfter, now);
  item.description = [place, end].filter((part) => part !== '').join(' · ');
  item.iconPath = new vscode.ThemeIcon(
    'library',
    care.length > 0 ? new vscode.ThemeColor('list.warningForeground') : undefined,
  );
  item.contextValue = `authority ${isSelfSigned ? 'root' : 'intermediate'}`;
  item.tooltip = tableOf(subject, [
    ['Folder', place],
    ['Layout', LAYOUT_WORDS[layout].title],
    ['Issuer', contents.issuer],
    ['Until', notAfter === undefined ? '' : `${dateOf(notAfter)} (${end})`],
    ['Key', `${keyAlgorithm}, ${KEY_WORDS[contents.key]}`],
    ...care.map(({ text }) => ['Care', text] as const),
  ]);
  item.accessibilityInformation = {
    label: [`Certification authority ${title}`, place, end, ...care.map(({ text }) => text)].join(', '),
  };
  return item;
}

const KEY_WORDS = { plain: 'not encrypted', encrypted: 'encrypted', missing: 'not here' } as const;

function brokenItem({ authority, problem }: NodeOf<'brokenAuthority'>): vscode.TreeItem {
  const place = vscode.workspace.asRelativePath(vscode.Uri.parse(authority, true));
  const item = new vscode.TreeItem(place);
  item.description = problem;
  item.iconPath = new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'));
  item.contextValue = 'brokenAuthority';
  item.tooltip = problem;
  item.accessibilityInformation = { label: `Certification authority in ${place}, ${problem}` };
  return item;
}

function crlItem({ crl, care }: CaContentsResult, now: number): vscode.TreeItem {
  const item = new vscode.TreeItem('Revocation list');
  const problem = care.find(({ kind }) => kind === 'listDue' || kind === 'unlisted');
  const words = crl === undefined ? 'none yet' : crlWords(crl, now);
  item.description = problem === undefined ? words : `${words} · to be issued`;
  item.iconPath = new vscode.ThemeIcon(
    'checklist',
    problem === undefined ? undefined : new vscode.ThemeColor('list.warningForeground'),
  );
  item.contextValue = crl === undefined ? 'caCrl none' : 'caCrl issued';
  item.tooltip = problem?.text ?? '';
  item.accessibilityInformation = {
    label: ['Revocation list', words, problem?.text ?? ''].filter((part) => part !== '').join(', '),
  };
  if (crl !== undefined) {
    item.command = openCommand(crl.uri);
  }
  return item;
}

function crlWords({ number, nextUpdate }: CrlFacts, now: number): string {
  const due = nextUpdate === undefined ? '' : `next ${dateOf(nextUpdate)} (${endWords(nextUpdate, now)})`;
  return [number === undefined ? '' : `number ${number}`, due].filter((part) => part !== '').join(', ');
}

function serialItem({ nextSerial }: CaContentsResult): vscode.TreeItem {
  const item = new vscode.TreeItem('Next serial number');
  item.description = nextSerial ?? 'at random';
  item.iconPath = new vscode.ThemeIcon('symbol-number');
  item.contextValue = 'caSerial';
  item.accessibilityInformation = { label: `Next serial number, ${item.description}` };
  return item;
}

function entryItem(entry: CaEntry, now: number): vscode.TreeItem {
  const { list, title, subject, serialNumber, notAfter, revoked, reason, uri } = entry;
  const isRequest = list === 'pending' || list === 'rejected';
  const end = notAfter === undefined ? '' : endWords(notAfter, now);
  const words =
    revoked !== undefined ? `${dateOf(revoked)}, ${reason ?? ''}` : isRequest ? (reason ?? '') : end;
  const item = new vscode.TreeItem(shortTitle(title));
  item.description = words;
  item.iconPath = new vscode.ThemeIcon(LIST_ICONS[list]);
  const state = reason === 'certificateHold' ? 'held' : list;
  item.contextValue = `${isRequest ? 'caRequest' : 'caCertificate'} ${state}${uri === undefined ? '' : ' file'}`;
  item.tooltip = tableOf(subject, [
    ['Serial', serialNumber ?? ''],
    ['Until', notAfter === undefined ? '' : `${dateOf(notAfter)} (${end})`],
    ['Revoked', revoked === undefined ? '' : dateOf(revoked)],
    ['Reason', reason ?? ''],
    ['File', uri === undefined ? '' : vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true))],
  ]);
  item.accessibilityInformation = {
    label: [title, LIST_TITLES[list], words].filter((part) => part !== '').join(', '),
  };
  if (uri !== undefined) {
    item.command = openCommand(uri);
  }
  return item;
}

function openCommand(uri: string): vscode.Command {
  return { command: 'vscode.open', title: 'Open', arguments: [vscode.Uri.parse(uri, true)] };
}

/** `Root CA` for `C=DE, CN=Root CA`. */
function commonNameOf(subject: string): string {
  return /(?:^|[,+]\s*)CN=((?:\\.|[^,+\\])+)/.exec(subject)?.[1] ?? subject;
}

/** All of it is text from files. */
function tableOf(title: string, rows: readonly (readonly [string, string])[]): vscode.MarkdownString {
  const lines = rows
    .filter(([, value]) => value !== '')
    .map(([label, value]) => `| ${label} | ${escapeMarkdown(value)} |`);
  return new vscode.MarkdownString(
    [`**${escapeMarkdown(title)}**\n`, '| | |', '|:--|:--|', ...lines].join('\n'),
  );
}
