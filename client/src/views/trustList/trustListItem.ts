/** A line of the view of a trust list: whom it is about, until when it is valid, how to recognize it. */
import * as vscode from 'vscode';
import type { TrustListEntry } from '../../../../server/src/core/trustListProtocol';
import { escapeMarkdown, shortTitle } from '../pki/words';
import type { TrustListNode } from './trustListView';

const DAY = 86_400_000;

export function toTreeItem(node: TrustListNode, now: number): vscode.TreeItem {
  const { entry } = node;
  const words = validityWords(entry, now);
  const item = new vscode.TreeItem(shortTitle(entry.title));
  item.id = entry.id;
  item.description = [words, shortFingerprint(entry)].filter((part) => part !== '').join(' · ');
  item.iconPath = iconOf(entry);
  item.contextValue = entry.kind === 'certificate' ? 'entry certificate' : 'entry other';
  item.tooltip = tooltipOf(entry, words);
  item.accessibilityInformation = { label: [entry.title, words, ...entry.remarks].join(', ') };
  item.command = { command: 'phonepki.trustList.goTo', title: 'Go to Certificate', arguments: [node] };
  return item;
}

function iconOf({ kind, remarks }: TrustListEntry): vscode.ThemeIcon {
  return kind !== 'certificate'
    ? new vscode.ThemeIcon('error', new vscode.ThemeColor('list.errorForeground'))
    : remarks.length > 0
      ? new vscode.ThemeIcon('warning', new vscode.ThemeColor('list.warningForeground'))
      : new vscode.ThemeIcon('shield');
}

function validityWords({ notBefore, notAfter }: TrustListEntry, now: number): string {
  if (notAfter === undefined) {
    return '';
  }
  if (notAfter < now) {
    return `expired ${dateOf(notAfter)}`;
  }
  return notBefore !== undefined && notBefore > now
    ? `from ${dateOf(notBefore)}`
    : `until ${dateOf(notAfter)} (${Math.floor((notAfter - now) / DAY)} days)`;
}

/** Devices show SHA-1; its first octets tell entries apart. */
function shortFingerprint({ fingerprints }: TrustListEntry): string {
  return fingerprints === undefined ? '' : `SHA-1 ${fingerprints.sha1.slice(0, 11)}…`;
}

function tooltipOf(entry: TrustListEntry, words: string): vscode.MarkdownString {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Subject', entry.subject],
    ['Issuer', entry.issuer],
    ['Serial', entry.serialNumber],
    ['Valid', words],
    ['SHA-256', entry.fingerprints?.sha256],
    ['SHA-1', entry.fingerprints?.sha1],
    ['MD5', entry.fingerprints?.md5],
  ];
  const table = rows.flatMap(([label, value]) =>
    value === undefined || value === '' ? [] : [`| ${label} | ${escapeMarkdown(value)} |`],
  );
  return new vscode.MarkdownString(
    [
      `**${escapeMarkdown(entry.title)}**\n`,
      '| | |',
      '|:--|:--|',
      ...table,
      '',
      ...entry.remarks.map((remark) => `${escapeMarkdown(remark)}\n`),
    ].join('\n'),
  );
}

function dateOf(instant: number): string {
  return new Date(instant).toISOString().slice(0, 10);
}
