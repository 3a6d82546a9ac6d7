/**
 * What a rule is. A rule gets a decoded subject and yields findings on parts of it; it knows nothing of
 * editors, positions or settings beyond its own. Its id is the last two segments of its path.
 */
import type { DerNode } from '../der/readDer';
import type { Host } from '../encoding/armor';
import type { Encoded } from '../encoding/encoded';
import type { PkiObject } from '../pkiObject';
import type { ByteSpan, Span } from '../text';
import type { Certificate } from '../x509/certificate';

/**
 * `error`: violates a MUST of the source, beyond doubt. `warning`: a SHOULD, or a device will refuse it.
 * `information` and `hint`: worth knowing.
 */
export type Severity = 'error' | 'warning' | 'information' | 'hint';

/** Where a requirement stands, such as RFC 5280 §4.1.2.5. */
export interface Citation {
  readonly source: string;
  readonly section: string;
}

/** A part of the subject: characters relative to its block, bytes, or a node. */
export type Place =
  | { readonly kind: 'text'; readonly span: Span }
  | { readonly kind: 'bytes'; readonly span: ByteSpan }
  | { readonly kind: 'whole' };

export interface Finding {
  readonly place: Place;
  /** What is wrong with this object, why it matters, what to do. */
  readonly message: string;
  /** In place of the rule's own severity. */
  readonly severity?: Severity;
  /** Another rule's finding says the same better where both stand. */
  readonly tags?: readonly ('deprecated' | 'unnecessary')[];
}

export interface LintContext {
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly host: Host;
  /** A certificate that expires within so many days is worth a warning; 0 for never. */
  readonly expiryWarningDays: number;
}

/** What rules look at. */
export interface Subjects {
  /** The text form of any object. */
  readonly block: { readonly encoded: Encoded; readonly object: PkiObject };
  readonly certificate: { readonly encoded: Encoded; readonly certificate: Certificate };
}

export type SubjectKind = keyof Subjects;

export interface RuleOf<K extends SubjectKind> {
  readonly appliesTo: K;
  readonly severity: Severity;
  /** The defect in a few words, for lists. */
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly citations: readonly [Citation, ...Citation[]];
  readonly check: (subject: Subjects[K], context: LintContext) => Iterable<Finding>;
}

export type Rule = { [K in SubjectKind]: RuleOf<K> }[SubjectKind];

/** Declares a rule; the type of its subject follows from `appliesTo`. */
export function defineRule<K extends SubjectKind>(rule: RuleOf<K>): RuleOf<K> {
  return rule;
}

export function atNode(node: DerNode): Place {
  return { kind: 'bytes', span: { start: node.start, end: node.end } };
}

export function atText(span: Span): Place {
  return { kind: 'text', span };
}

export const RFC_5280 = (section: string): Citation => ({ source: 'RFC 5280', section });
export const RFC_7468 = (section: string): Citation => ({ source: 'RFC 7468', section });
export const RFC_4648 = (section: string): Citation => ({ source: 'RFC 4648', section });
export const X_690 = (section: string): Citation => ({ source: 'X.690', section });
