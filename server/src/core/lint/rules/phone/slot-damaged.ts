import { readDer } from '../../../der/readDer';
import { readBase64 } from '../../../encoding/base64';
import { spanOfBytes } from '../../../encoding/byteMap';
import { ProblemList } from '../../../encoding/problemList';
import { hasPlaceholder } from '../../../xml/template';
import { definePhoneRule, filledSlots, OPTIPOINT_SECURE, SPECTRALINK_CERTIFICATES } from '../../phoneRule';
import { atText, type Finding, RFC_4648 } from '../../rule';

export const rule = definePhoneRule({
  severity: 'error',
  title: 'a certificate item whose value cannot be decoded',
  why: 'The phone cannot use a certificate of which a character is wrong or missing.',
  fix: 'Copy the value again from where it comes from; lost characters cannot be guessed.',
  citations: [RFC_4648('§4'), OPTIPOINT_SECURE('§2.4'), SPECTRALINK_CERTIFICATES],
  *check(subject) {
    for (const { item, slot, blocks } of filledSlots(subject)) {
      const { start, end } = item.valueSpan;
      const value = subject.config.text.slice(start, end);
      if (blocks.length > 0 || slot.encoding === 'hex' || /^\s*$/.test(value) || isElsewhere(value)) {
        continue;
      }
      yield /^\s*[A-Za-z0-9+/]{16}/.test(value)
        ? damage(subject.config.text, start, end, slot.encoding === 'pem')
        : {
            place: atText(trimmed(start, value)),
            message: `The item ${item.name} holds no certificate or key that can be read. Put it there ${slot.encoding === 'pem' ? 'as PEM text' : 'as base64'}.`,
          };
    }
  },
});

/** A placeholder, a URL or the name of a file: the object stands elsewhere. */
function isElsewhere(value: string): boolean {
  return (
    hasPlaceholder(value) ||
    /^\s*(?:[a-z]+:\/\/\S*|[\w.-]+\.(?:pem|crt|cer|der|key|p12|pfx))\s*$/i.test(value)
  );
}

/** Where the value stops being base64, else where its length gives away that something is missing. */
function damage(text: string, start: number, end: number, wantsPem: boolean): Finding {
  const problems = new ProblemList();
  const { bytes, map } = readBase64(text, start, end, 0, 'config', problems);
  const first = problems
    .build()
    .filter(({ kind }) => DAMAGE.has(kind))
    .sort((a, b) => a.span.start - b.span.start)[0];
  if (first !== undefined) {
    return {
      place: atText(first.span),
      message: `The base64 of this item is damaged here. ${wantsPem ? 'Besides, the phone wants PEM text with BEGIN and END lines. ' : ''}Copy it again from where it comes from: what was lost cannot be guessed.`,
    };
  }
  const length = lengthOf(bytes);
  const missing = length === undefined ? 0 : length - bytes.length;
  const last = text.slice(start, end).trimEnd().length + start;
  const [broken] = [...readDer(bytes).problems].sort((a, b) => a.span.start - b.span.start);
  if (missing <= 0 && broken !== undefined) {
    const { start: octet } = broken.span;
    return {
      place: atText(spanOfBytes(map, { start: octet, end: octet + 1 })),
      message:
        'From here on the octets make no sense: a character at this place or shortly before it was changed. Printing and scanning turn "1" into "l", "0" into "O" and "/" into "I", and all of these are base64. Copy the value again from where it comes from.',
    };
  }
  return {
    place: atText(
      missing > 0 ? { start: Math.max(start, last - 1), end: last } : trimmed(start, text.slice(start, end)),
    ),
    message:
      missing > 0
        ? `The object says that it has ${length} octets, and ${missing} of them are missing from this value. Copy it again from where it comes from.`
        : 'This is base64, but of no certificate, key or PKCS#12: characters in it were changed, added or lost. Copy it again from where it comes from.',
  };
}

const DAMAGE: ReadonlySet<string> = new Set([
  'unexpected-character',
  'text-in-body',
  'padding-inside',
  'incomplete-group',
  'padding',
  'base64url',
]);

function trimmed(start: number, value: string): { start: number; end: number } {
  const from = start + value.length - value.trimStart().length;
  return { start: from, end: Math.max(from, start + value.trimEnd().length) };
}

/** Octets of the outermost SEQUENCE as its header gives them. */
function lengthOf(bytes: Uint8Array): number | undefined {
  const [tag, first = 0, second = 0, third = 0] = bytes;
  if (tag !== 0x30) {
    return undefined;
  }
  return first < 0x80
    ? first + 2
    : first === 0x81
      ? second + 3
      : first === 0x82
        ? second * 256 + third + 4
        : undefined;
}
