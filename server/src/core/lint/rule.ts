/**
 * What a rule is. A rule gets a decoded subject and yields findings on parts of it; it knows nothing of
 * editors, positions or settings beyond its own. Its id is the last two segments of its path.
 */
import type { DerNode } from '../der/readDer';
import type { Host } from '../encoding/armor';
import type { Block } from '../encoding/encoded';
import type { ByteSpan, Span } from '../text';
import type { IndexEntry } from '../workspace/indexEntry';
import type { Severity } from './severity';
import type { SubjectKind, Subjects } from './subjects';
import type { Target, Targeting } from './targets';

/** Where a requirement stands, such as RFC 5280 §4.1.2.5. */
export interface Citation {
  readonly source: string;
  readonly section: string;
}

/** A part of the subject: characters relative to its block (or of its document), bytes of it, all of it. */
export type Place =
  | { readonly kind: 'text'; readonly span: Span }
  /** `of`: the bytes that the span counts in; where they are not those of the block, all of it is marked. */
  | { readonly kind: 'bytes'; readonly span: ByteSpan; readonly of?: Uint8Array }
  | { readonly kind: 'whole' }
  /** For rules on documents: a place in one of its blocks. */
  | { readonly kind: 'block'; readonly block: Block; readonly place: Place };

/** Another place that belongs to the finding: the other certificate, the key. */
export type RelatedPlace =
  | { readonly place: Place; readonly message: string }
  /** An object of the index, in whatever file. */
  | { readonly entry: IndexEntry; readonly message: string };

export type FindingTag = 'deprecated' | 'unnecessary';

export interface Finding {
  readonly place: Place;
  /** What is wrong with this object, why it matters, what to do. */
  readonly message: string;
  /** In place of the rule's own severity. */
  readonly severity?: Severity;
  readonly tags?: readonly FindingTag[];
  readonly related?: readonly RelatedPlace[];
  /** What a fix wants to know. Never a secret. */
  readonly data?: Readonly<Record<string, string | number>>;
}

export interface LintContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly host: Host;
  readonly languageId: string;
  /** A certificate that expires within so many days is worth a warning; 0 for never. */
  readonly expiryWarningDays: number;
  /** What the objects are for; for several, all of them have to be satisfied. */
  readonly targets: readonly Target[];
}

export interface RuleOf<K extends SubjectKind> extends Targeting {
  /** One kind of subject, or several that the rule treats alike. */
  readonly appliesTo: K | readonly K[];
  /** Of extensions only those with this identifier. */
  readonly extensionOid?: string;
  /** The defect in a few words, for lists. */
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly citations: readonly [Citation, ...Citation[]];
  /**
   * `2012-09-30`: binds what was made on that day or later (`notBefore`, `thisUpdate`). What has no readable
   * date is bound, too.
   */
  readonly effectiveFrom?: string;
  /** Binds only what was made before that day. */
  readonly ineffectiveFrom?: string;
  readonly check: (subject: Subjects[K], context: LintContext) => Iterable<Finding>;
}

/** A rule whatever its subjects; only the runner, which knows what they are, may call it. */
export type Rule = Omit<RuleOf<SubjectKind>, 'check'> & {
  readonly check: (subject: never, context: LintContext) => Iterable<Finding>;
};

/** Declares a rule; the type of its subject follows from `appliesTo`. */
export function defineRule<K extends SubjectKind>(rule: RuleOf<K>): Rule {
  return rule;
}

export const WHOLE: Place = { kind: 'whole' };

export function atNode({ start, end, bytes }: DerNode): Place {
  return { kind: 'bytes', span: { start, end }, of: bytes };
}

/** From the first to the last of nodes that stand side by side. */
export function fromTo(first: DerNode, last: DerNode): Place {
  return { kind: 'bytes', span: { start: first.start, end: last.end }, of: first.bytes };
}

export function atBytes(span: ByteSpan): Place {
  return { kind: 'bytes', span };
}

export function atText(span: Span): Place {
  return { kind: 'text', span };
}

export function inBlock(block: Block, place: Place = WHOLE): Place {
  return { kind: 'block', block, place };
}

export const RFC_5280 = (section: string): Citation => ({ source: 'RFC 5280', section });
export const RFC_7468 = (section: string): Citation => ({ source: 'RFC 7468', section });
export const RFC_4648 = (section: string): Citation => ({ source: 'RFC 4648', section });
export const X_690 = (section: string): Citation => ({ source: 'X.690', section });
/** Our own documentation. */
export const PHONEPKI = (section: string): Citation => ({ source: 'PhonePKI', section });
export const XML = (section: string): Citation => ({ source: 'XML 1.0', section });
/** A manual page. */
export const OPENSSL = (section: string): Citation => ({ source: 'OpenSSL', section });
