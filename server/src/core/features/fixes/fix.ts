/**
 * What a fix is: it mends what certain rules find, by replacing stretches of the current text. A fix never
 * guesses: where the result would not be what was meant, it offers nothing.
 */
import type { DocumentModel } from '../../documentModel';
import type { Block } from '../../encoding/encoded';
import type { PlacedFinding } from '../../lint/runRules';
import type { Span } from '../../text';

export interface Replacement {
  readonly span: Span;
  readonly text: string;
}

/** One finding of the current text. */
export interface DocumentFixTarget {
  readonly model: DocumentModel;
  readonly finding: PlacedFinding;
}

/** One finding about a block, or about the text above it. */
export interface FixTarget extends DocumentFixTarget {
  readonly block: Block;
}

/** A fix of the text of a block; a {@link DocumentFix} needs none. */
export type Fix = FixOf<FixTarget>;
export type DocumentFix = FixOf<DocumentFixTarget>;

export interface FixOf<Target> {
  /** Ids of the rules whose findings it mends. */
  readonly mends: readonly string[];
  readonly title: (target: Target) => string;
  /** Nothing that anybody wrote can get lost by it, so it may be done on save, unasked. */
  readonly isLossless?: true;
  /** Empty where the fix does not fit. */
  readonly replacements: (target: Target) => readonly Replacement[];
}

/** The text after the replacements, which may not overlap. */
export function applyReplacements(text: string, replacements: readonly Replacement[]): string {
  let result = '';
  let at = 0;
  for (const { span, text: replacement } of [...replacements].sort((a, b) => a.span.start - b.span.start)) {
    result += text.slice(at, span.start) + replacement;
    at = span.end;
  }
  return result + text.slice(at);
}
