/** The questions that commands about certificate items ask. */
import * as vscode from 'vscode';
import { PKCS12_STRENGTHS, type Pkcs12Strength } from '../../../server/src/core/exportProtocol';
import type { SlotFacts, SlotSource } from '../../../server/src/core/slotProtocol';
import { type Answer, askChoice, type Choice, linesOfText, type Place, separator } from '../forms/form';

const ROLES: Readonly<Record<SlotFacts['role'], string>> = {
  ca: 'certificate of a CA',
  certificate: 'certificate',
  'private-key': 'private key',
  pkcs12: 'PKCS #12',
  any: 'certificate or key',
};

export function askSlot(
  place: Place,
  slots: readonly SlotFacts[],
  placeholder: string,
): Promise<Answer<SlotFacts>> {
  const choiceOf = (slot: SlotFacts): Choice<SlotFacts> => ({
    label: slot.title,
    description: slot.holds === '' ? `${ROLES[slot.role]}, ${EMPTY[slot.state]}` : slot.holds,
    detail: slot.meaning,
    value: slot,
  });
  const absent = slots.filter(({ state }) => state === 'absent');
  const present = slots.filter(({ state }) => state !== 'absent');
  return askChoice<SlotFacts>(place, {
    placeholder,
    choices: [
      ...present.map(choiceOf),
      ...(absent.length === 0 ? [] : [separator('Not in this file yet')]),
      ...absent.map(choiceOf),
    ],
  });
}

const EMPTY: Readonly<Record<SlotFacts['state'], string>> = {
  absent: 'is added',
  empty: 'empty',
  filled: '',
};

const MOST_REFUSED = 30;

/** What is refused is listed with the reason, and cannot be chosen. */
export function askSource(
  place: Place,
  sources: readonly SlotSource[],
  slot: SlotFacts,
): Promise<Answer<SlotSource | 'issue'>> {
  const of = (fit: SlotSource['fit']) => sources.filter((source) => source.fit === fit);
  const detailOf = ({ note, sources: [first] }: SlotSource) =>
    [first === undefined ? '' : pathOf(first.uri), note].filter((part) => part !== '').join(': ');
  const choiceOf = (source: SlotSource): Choice<SlotSource> => ({
    label: source.title,
    description: source.facts,
    detail: detailOf(source),
    value: source,
  });
  const linesOf = (source: SlotSource): readonly vscode.QuickPickItem[] => [
    { label: source.title, description: source.facts },
    ...linesOfText('$(blank)', detailOf(source)),
  ];
  const section = (title: string, items: readonly vscode.QuickPickItem[]) =>
    items.length === 0 ? [] : [separator(title), ...items];
  return askChoice<SlotSource | 'issue'>(place, {
    placeholder: `What goes into ${slot.title}? It is for a ${ROLES[slot.role]}.`,
    choices: [
      ...section('What fits', of('good').map(choiceOf)),
      ...section('What has a catch', of('odd').map(choiceOf)),
      separator('New'),
      { label: '$(add) Issue one…', description: 'with a CA of the workspace', value: 'issue' },
      ...section('What cannot work', of('refused').slice(0, MOST_REFUSED).flatMap(linesOf)),
    ],
  });
}

export function pathOf(uri: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true));
}

const STRENGTHS: Readonly<Record<Pkcs12Strength, readonly [string, string]>> = {
  compatible: ['Compatible', 'Triple DES and SHA-1: what phones of the time of these formats read'],
  legacy: ['Legacy', 'RC2 with 40 bits for the certificates: for what reads nothing else'],
  modern: ['Modern', 'AES-256 and SHA-256: newer than most phones read'],
};

export function askStrength(place: Place): Promise<Answer<Pkcs12Strength>> {
  const order = ['compatible', ...PKCS12_STRENGTHS.filter((each) => each !== 'compatible')] as const;
  return askChoice<Pkcs12Strength>(place, {
    placeholder: 'How is the PKCS #12 encrypted?',
    choices: order.map((value) => {
      const [label, detail] = STRENGTHS[value];
      return { label, detail, value };
    }),
  });
}

interface Summary {
  readonly rows: readonly { readonly label: string; readonly value: string }[];
  readonly warnings: readonly string[];
}

/** Everything that would be done, before anything is. */
export function askAgreement(
  place: Place,
  action: string,
  { rows, warnings }: Summary,
  more: readonly vscode.QuickPickItem[] = [],
): Promise<Answer<true>> {
  return askChoice<true>(place, {
    placeholder: 'Nothing is written yet',
    choices: [
      { label: `$(check) ${action}`, value: true },
      ...(warnings.length === 0 ? [] : [separator('Careful')]),
      ...warnings.flatMap((text) => linesOfText('$(warning)', text)),
      separator('What is done'),
      ...rows.map(({ label, value }) => ({ label, description: value })),
      ...more,
    ],
  });
}
