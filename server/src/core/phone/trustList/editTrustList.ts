/** Changes of a trust list as edits of its text: whatever else stands in it stays. */
import { lineEndOf } from '../../features/fixes/blockText';
import type { Replacement } from '../../features/fixes/fix';
import type { PkiObject } from '../../pkiObject';
import { type Span, startOfLine } from '../../text';
import { hashOf } from '../slots/slotObject';
import { pemText } from '../slots/slotText';
import type { ListedObject } from './readTrustList';
import { isPrivate, trustRemarks } from './trustRemarks';

export interface Candidate {
  readonly title: string;
  readonly object: PkiObject;
}

export interface TrustListChange {
  readonly replacements: readonly Replacement[];
  readonly done: readonly string[];
  readonly refused: readonly string[];
  readonly warnings: readonly string[];
}

/** Puts certificates behind those that are there, in their order; none twice. */
export function addToTrustList(
  text: string,
  listed: readonly ListedObject[],
  candidates: readonly Candidate[],
  now: number,
): TrustListChange {
  const known = new Set(listed.map(({ object }) => hashOf(object.bytes)));
  const lineEnd = lineEndOf(text);
  const pems: string[] = [];
  const done: string[] = [];
  const refused: string[] = [];
  const warnings: string[] = [];
  for (const { title, object } of candidates) {
    const hash = hashOf(object.bytes);
    const refusal = refusalOf(object, known.has(hash));
    if (refusal !== undefined) {
      refused.push(`${title} was not added: ${refusal}`);
      continue;
    }
    known.add(hash);
    pems.push(pemText([{ label: 'CERTIFICATE', bytes: object.bytes }], lineEnd));
    done.push(title);
    warnings.push(...trustRemarks(object, now).map((remark) => `${title}: ${remark}`));
  }
  return { replacements: appended(text, pems, lineEnd), done, refused, warnings };
}

function refusalOf({ kind }: PkiObject, isListed: boolean): string | undefined {
  if (isPrivate(kind)) {
    return 'it holds a private key, and everybody who gets the list would have it. Add its certificate.';
  }
  if (kind !== 'certificate') {
    return 'it is no certificate, and devices trust certificates only.';
  }
  return isListed ? 'the list has it already.' : undefined;
}

function appended(text: string, pems: readonly string[], lineEnd: string): readonly Replacement[] {
  const end = { start: text.length, end: text.length };
  const gap = text === '' || /[\r\n]$/.test(text) ? '' : lineEnd;
  return pems.length === 0 ? [] : [{ span: end, text: gap + pems.join('') }];
}

/** Takes objects out, with the lines that they stood on. */
export function removeFromTrustList(
  text: string,
  listed: readonly ListedObject[],
  ids: readonly string[],
): TrustListChange {
  const wanted = new Set(ids);
  const removed = listed.filter(({ entry }) => wanted.has(entry.id));
  const refused =
    removed.length < wanted.size
      ? ['What is not in the list any more was not removed: the document has changed.']
      : [];
  return {
    replacements: removed.map(({ span }) => ({ span: withItsLines(text, span), text: '' })),
    done: removed.map(({ entry }) => entry.title),
    refused,
    warnings: [],
  };
}

/** Also the line end behind it, and one of the two blank lines that would meet. */
function withItsLines(text: string, { start, end }: Span): Span {
  const lineStart = startOfLine(text, start);
  if (text.slice(lineStart, start).trim() !== '') {
    return { start, end };
  }
  const after = /^[ \t]*(?:\r\n|\r|\n|$)/.exec(text.slice(end, end + MAX_BLANKS))?.[0];
  if (after === undefined) {
    return { start: lineStart, end };
  }
  const behind = end + after.length;
  const followsBlank =
    lineStart === 0 || /(?:\r\n|\r|\n)[ \t]*(?:\r\n|\r|\n)$/.test(text.slice(0, lineStart));
  const blank = followsBlank
    ? (/^[ \t]*(?:\r\n|\r|\n)/.exec(text.slice(behind, behind + MAX_BLANKS))?.[0] ?? '')
    : '';
  return { start: lineStart, end: behind + blank.length };
}

const MAX_BLANKS = 1000;
