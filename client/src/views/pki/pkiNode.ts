/** What the PKI view shows a line for. */
import * as vscode from 'vscode';
import type { ExpiryBucket, IndexedObject, ObjectRole } from '../../../../server/src/core/workspaceProtocol';
import { type CaNode, toCaItem } from './caNode';
import { EXPIRY_TITLES, escapeMarkdown, expiryWords, ROLE_TITLES, shortTitle, tooltipRows } from './words';

export type PkiGroup =
  | { readonly kind: 'role'; readonly role: ObjectRole; readonly count: number }
  | { readonly kind: 'expiry'; readonly expiry: ExpiryBucket; readonly count: number };

export type PkiNode =
  | PkiGroup
  | CaNode
  | { readonly kind: 'object'; readonly object: IndexedObject }
  | { readonly kind: 'more'; readonly group: PkiGroup; readonly left: number };

export type ObjectNode = Extract<PkiNode, { kind: 'object' }>;

export function isObjectNode(given: unknown): given is ObjectNode {
  return typeof given === 'object' && given !== null && (given as Partial<ObjectNode>).kind === 'object';
}

/** Stays the same while the index changes, so that what is unfolded stays so. */
export function groupId(group: PkiGroup): string {
  return group.kind === 'role' ? `role ${group.role}` : `expiry ${group.expiry}`;
}

const ROLE_ICONS: Readonly<Record<ObjectRole, string>> = {
  'root CA': 'shield',
  'intermediate CA': 'type-hierarchy',
  leaf: 'verified',
  request: 'git-pull-request-create',
  'private key': 'key',
  'public key': 'unlock',
  CRL: 'circle-slash',
  container: 'package',
  other: 'file-binary',
};

const EXPIRY_ICONS: Readonly<Record<ExpiryBucket, string>> = {
  expired: 'error',
  '30 days': 'warning',
  '90 days': 'clock',
  later: 'pass',
};

const EXPIRY_COLORS: Readonly<Partial<Record<ExpiryBucket, string>>> = {
  expired: 'list.errorForeground',
  '30 days': 'list.warningForeground',
};

export function toTreeItem(node: PkiNode, now: number): vscode.TreeItem {
  switch (node.kind) {
    case 'role':
      return groupItem(node, ROLE_TITLES[node.role], new vscode.ThemeIcon(ROLE_ICONS[node.role]));
    case 'expiry':
      return groupItem(node, EXPIRY_TITLES[node.expiry], icon(EXPIRY_ICONS[node.expiry], node.expiry));
    case 'more': {
      const item = new vscode.TreeItem(`${node.left} more…`);
      item.command = { command: 'phonepki.pkiView.showMore', title: 'Show More', arguments: [node] };
      return item;
    }
    case 'object':
      return objectItem(node, now);
    default:
      return toCaItem(node, now);
  }
}

function groupItem(group: PkiGroup, title: string, iconPath: vscode.ThemeIcon): vscode.TreeItem {
  const isUrgent = group.kind === 'expiry' && group.expiry !== 'later';
  const item = new vscode.TreeItem(
    title,
    isUrgent ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed,
  );
  item.id = groupId(group);
  item.description = `${group.count}`;
  item.iconPath = iconPath;
  item.contextValue = 'group';
  return item;
}

function objectItem(node: ObjectNode, now: number): vscode.TreeItem {
  const { object } = node;
  const uri = vscode.Uri.parse(object.uri, true);
  const words = expiryWords(object, now);
  const place = vscode.workspace.asRelativePath(uri);
  const item = new vscode.TreeItem(shortTitle(object.title));
  item.id = object.id;
  item.description = words === '' ? place : `${words} · ${place}`;
  item.iconPath = icon(ROLE_ICONS[object.role], object.expiry);
  item.contextValue = `object ${object.kind}`;
  item.tooltip = tooltipOf(object, place, now);
  item.accessibilityInformation = { label: `${object.title}, ${object.role}, ${words}, ${place}` };
  item.command = { command: 'phonepki.pkiView.open', title: 'Open', arguments: [node] };
  return item;
}

function icon(name: string, expiry: ExpiryBucket | undefined): vscode.ThemeIcon {
  const color = expiry && EXPIRY_COLORS[expiry];
  return new vscode.ThemeIcon(name, color === undefined ? undefined : new vscode.ThemeColor(color));
}

function tooltipOf(object: IndexedObject, place: string, now: number): vscode.MarkdownString {
  const rows = [...tooltipRows(object, now), ['File', place] as const].map(
    ([label, value]) => `| ${label} | ${escapeMarkdown(value)} |`,
  );
  return new vscode.MarkdownString(
    [`**${escapeMarkdown(object.title)}**\n`, '| | |', '|:--|:--|', ...rows].join('\n'),
  );
}
