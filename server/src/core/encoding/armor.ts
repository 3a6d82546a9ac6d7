/**
 * Finds BEGIN and END lines, the damaged ones included: dashes lost, added, or turned into their
 * typographic look-alikes, other case, odd spacing.
 */
import type { Span } from '../text';

/**
 * What kind of text is searched. `pem`: all of it is meant to be PEM. `config`: a file that may hold PEM as a
 * value. `prose`: source code and documents, which may also just talk about PEM.
 */
export type Host = 'pem' | 'config' | 'prose';

export interface ArmorMatch {
  readonly keyword: 'BEGIN' | 'END';
  readonly span: Span;
  readonly labelSpan: Span;
  /** As written. */
  readonly rawLabel: string;
  /** In capitals, single blanks. */
  readonly label: string;
  readonly leading: Span;
  readonly trailing: Span;
  /** The sides that are not five hyphens; where one has none, the character that they belong beside; where both have none, the words. */
  readonly wrongDashes: readonly Span[];
  /** Keyword and label as RFC 7468 §3 writes them. */
  readonly spellingGood: boolean;
}

/** Labels of RFC 7468, of OpenSSL's pem.h, and of what else is kept beside them. */
const KNOWN_LABELS: ReadonlySet<string> = new Set([
  'CERTIFICATE',
  'X509 CERTIFICATE',
  'X.509 CERTIFICATE',
  'TRUSTED CERTIFICATE',
  'CERTIFICATE REQUEST',
  'NEW CERTIFICATE REQUEST',
  'CERTIFICATE CHAIN',
  'X509 CRL',
  'CRL',
  'PRIVATE KEY',
  'ANY PRIVATE KEY',
  'ENCRYPTED PRIVATE KEY',
  'RSA PRIVATE KEY',
  'EC PRIVATE KEY',
  'DSA PRIVATE KEY',
  'OPENSSH PRIVATE KEY',
  'PUBLIC KEY',
  'RSA PUBLIC KEY',
  'DSA PUBLIC KEY',
  'PKCS7',
  'PKCS #7 SIGNED DATA',
  'PKCS12',
  'CMS',
  'DH PARAMETERS',
  'X9.42 DH PARAMETERS',
  'EC PARAMETERS',
  'DSA PARAMETERS',
  'OCSP REQUEST',
  'OCSP RESPONSE',
  'ATTRIBUTE CERTIFICATE',
  'SSL SESSION PARAMETERS',
  'PARAMETERS',
]);

const DASHES = '-\u00ad\u2010-\u2015\u2212\ufe58\ufe63\uff0d';
const IS_DASH = new RegExp(`[${DASHES}]`);
const CANDIDATE = new RegExp(
  `[${DASHES}][ \\t]{0,4}(?:BEGIN|END)(?![a-z])|(?:^|[\\r\\n][ \\t]{0,8})(?:BEGIN|END) (?=[A-Z])`,
  'gi',
);
/** More dashes than this are a ruler, not armor. */
const MAX_DASHES = 64;
const MAX_LABEL = 64;
const STRICT_LABEL = /^(?:[!-,.-`{-~]+(?: [!-,.-`{-~]+)*)?$/;

export function isKnownLabel(label: string): boolean {
  return KNOWN_LABELS.has(label);
}

/** The first armor line at or behind `from`, or `undefined` where there is none up to the end. */
export function findArmor(text: string, from: number, host: Host): ArmorMatch | undefined {
  CANDIDATE.lastIndex = from;
  for (let found = CANDIDATE.exec(text); found !== null; found = CANDIDATE.exec(text)) {
    const at = found.index + found[0].search(/[be]/i);
    const resume = CANDIDATE.lastIndex;
    const match = readArmor(text, from, at, host);
    if (match !== undefined) {
      return match;
    }
    CANDIDATE.lastIndex = resume;
  }
  return undefined;
}

function readArmor(text: string, from: number, at: number, host: Host): ArmorMatch | undefined {
  const rawKeyword = text.slice(at, at + (text[at]?.toUpperCase() === 'B' ? 5 : 3));
  const keyword = rawKeyword.toUpperCase() as 'BEGIN' | 'END';
  const start = leadingStart(text, from, at);
  const leading = { start, end: at };
  let labelStart = at + keyword.length;
  while (text[labelStart] === ' ' || text[labelStart] === '\t') {
    labelStart++;
  }
  let end = labelStart;
  while (
    end < text.length &&
    end - labelStart <= MAX_LABEL &&
    isLabelUnit(text.charCodeAt(end)) &&
    !IS_DASH.test(text[end] as string)
  ) {
    end++;
  }
  const trailingEnd = trailingDashesEnd(text, end);
  if (trailingEnd === end) {
    // Without dashes behind it the label ends where a known one does.
    end = labelStart + knownPrefix(text.slice(labelStart, end)).length;
  }
  const rawLabel = text.slice(labelStart, end).trimEnd();
  const label = rawLabel.toUpperCase().replace(/[ \t]+/g, ' ');
  // Blanks between the label and the dashes are the fault of that side.
  const behindLabel = trailingEnd > end ? labelStart + rawLabel.length : end;
  const trailing = { start: behindLabel, end: Math.max(end, trailingEnd) };
  const wrongDashes: Span[] = [];
  if (leading.end === leading.start && trailing.end === trailing.start) {
    wrongDashes.push({ start, end });
  } else if (text.slice(leading.start, leading.end) !== '-----') {
    wrongDashes.push(leading.end > leading.start ? leading : { start: at, end: at + 1 });
  }
  if (wrongDashes[0]?.end !== end && text.slice(trailing.start, trailing.end) !== '-----') {
    wrongDashes.push(trailing.end > trailing.start ? trailing : { start: end - 1, end });
  }
  const spacing = text.slice(at + keyword.length, labelStart);
  const spellingGood =
    rawKeyword === keyword &&
    rawLabel === label &&
    label !== '' &&
    spacing === ' ' &&
    labelStart + rawLabel.length === behindLabel &&
    STRICT_LABEL.test(label);
  const match: ArmorMatch = {
    keyword,
    span: { start, end: trailing.end },
    labelSpan: { start: labelStart, end: labelStart + rawLabel.length },
    rawLabel,
    label,
    leading,
    trailing,
    wrongDashes,
    spellingGood,
  };
  return isArmor(match, host) || (host === 'pem' && isAloneOnLine(text, match)) ? match : undefined;
}

/** Damaged lines count only where the label is one that PKI knows; in prose only where they are nearly whole. */
function isArmor(match: ArmorMatch, host: Host): boolean {
  if (match.wrongDashes.length === 0) {
    return match.spellingGood || isKnownLabel(match.label) || host === 'pem';
  }
  const leading = match.leading.end - match.leading.start;
  const trailing = match.trailing.end - match.trailing.start;
  return (
    isKnownLabel(match.label) && (host === 'prose' ? leading >= 4 && trailing >= 4 : leading + trailing >= 2)
  );
}

/** A line of nothing but keyword and label: the dashes got lost. */
function isAloneOnLine(text: string, match: ArmorMatch): boolean {
  return (
    isKnownLabel(match.label) &&
    /^$|[\r\n]/.test(text.slice(Math.max(0, match.span.start - 1), match.span.start)) &&
    /^[ \t]*(?:$|[\r\n])/.test(text.slice(match.span.end, match.span.end + 8))
  );
}

/** Goes back from the keyword over dashes and the single blanks between them. */
function leadingStart(text: string, from: number, at: number): number {
  let start = at;
  let before = at;
  while (before > from && at - before < MAX_DASHES) {
    const unit = text[before - 1] as string;
    if (IS_DASH.test(unit)) {
      before--;
      start = before;
    } else if (
      (unit === ' ' || unit === '\t') &&
      before - 2 >= from &&
      IS_DASH.test(text[before - 2] as string)
    ) {
      before--;
    } else {
      break;
    }
  }
  return start;
}

function trailingDashesEnd(text: string, at: number): number {
  let end = at;
  let next = at;
  while (next < text.length && next - at < MAX_DASHES) {
    const unit = text[next] as string;
    if (IS_DASH.test(unit)) {
      next++;
      end = next;
    } else if (next > at && unit === ' ' && IS_DASH.test(text[next + 1] ?? '') && text[next + 2] !== '-') {
      next++;
    } else {
      break;
    }
  }
  return end;
}

/** Printable ASCII without quotes, backslash and angle brackets. */
function isLabelUnit(unit: number): boolean {
  return (
    unit >= 0x20 &&
    unit < 0x7f &&
    unit !== 0x22 &&
    unit !== 0x27 &&
    unit !== 0x3c &&
    unit !== 0x3e &&
    unit !== 0x5c &&
    unit !== 0x60
  );
}

function knownPrefix(text: string): string {
  const upper = text.toUpperCase();
  let best = '';
  for (const label of KNOWN_LABELS) {
    if (label.length > best.length && upper.startsWith(label)) {
      best = label;
    }
  }
  return text.slice(0, best.length);
}
