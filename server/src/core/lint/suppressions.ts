/**
 * Comments that disable rules where they stand: `# phonepki-disable rfc5280/expired -- reason` for the next
 * block, `# phonepki-disable-file …` for the whole document. A comment is a line of its own that begins with
 * `#`, `;` or `//`, or an XML comment; in PEM such a line stands outside of the armor. The reason comes behind
 * `--`, in XML, where comments may not hold that, behind `:`.
 */
import { type Block, spanOfBlock } from '../encoding/encoded';
import type { Span } from '../text';

/** One name in one comment. */
export interface NamedRule {
  /** As written; empty where the comment names nothing. */
  readonly name: string;
  readonly span: Span;
  readonly isKnown: boolean;
  /** The rule is switched on for this document, so that it could have been needed. */
  readonly isChecked: boolean;
  /** How many findings it kept back. */
  readonly uses: number;
  readonly scope: 'block' | 'document';
}

/** A name in a comment, before anything was checked. */
export interface Suppression {
  readonly name: string;
  readonly span: Span;
  readonly scope: 'block' | 'document';
  /** The block that it is for. */
  readonly block: Block | undefined;
}

const MARKER = 'phonepki-disable';
const LINE_COMMENT = /(?:^|[\r\n])[ \t]*(?:#+|;+|\/\/)[ \t]*(phonepki-disable(?:-file)?)(?![\w-])([^\r\n]*)/g;
const XML_COMMENT = /<!--\s*(phonepki-disable(?:-file)?)(?![\w-])([\s\S]{0,2000}?)-->/g;
const XML_LANGUAGES: ReadonlySet<string> = new Set(['xml', 'xsl', 'html']);
const REASON = /\s--\s|\s--$|:/;
const NAME = /[^\s,]+/g;

/** XML, under whatever language: the `.cfg` of many phones is XML that opens as `properties`. */
export function hasXmlComments(text: string, languageId: string): boolean {
  return XML_LANGUAGES.has(languageId) || (languageId !== 'pem' && /^\ufeff?\s{0,1000}<[?!a-z]/i.test(text));
}

/** All names in the comments of a document, in order. */
export function readSuppressions(
  text: string,
  languageId: string,
  blocks: readonly Block[],
): readonly Suppression[] {
  if (languageId === 'json' || !hasMarker(text, blocks)) {
    return [];
  }
  const found: Suppression[] = [];
  for (const match of text.matchAll(hasXmlComments(text, languageId) ? XML_COMMENT : LINE_COMMENT)) {
    const [whole, keyword = '', rest = ''] = match;
    const start = match.index + whole.indexOf(keyword);
    const next = blocks.find((block) => spanOfBlock(block).end > start);
    if (next !== undefined && next.start <= start) {
      continue;
    }
    const scope = keyword === MARKER ? 'block' : 'document';
    const block = scope === 'block' ? next : undefined;
    const names = rest.slice(0, rest.search(REASON) < 0 ? rest.length : rest.search(REASON));
    const restStart = start + keyword.length;
    const before = found.length;
    for (const { 0: name, index } of names.matchAll(NAME)) {
      const span = { start: restStart + index, end: restStart + index + name.length };
      found.push({ name, span, scope, block });
    }
    if (found.length === before) {
      found.push({ name: '', span: { start, end: restStart }, scope, block });
    }
  }
  return found;
}

/** Whether any comment may stand there: blocks, the bulk of most files, need not be searched. */
function hasMarker(text: string, blocks: readonly Block[]): boolean {
  let from = 0;
  for (const block of [...blocks, { start: text.length, encoded: undefined }]) {
    if (block.start - from >= MARKER.length && text.slice(from, block.start).includes(MARKER)) {
      return true;
    }
    from = block.encoded === undefined ? from : Math.max(from, spanOfBlock(block).end);
  }
  return false;
}

interface Disabling {
  readonly isKnown: (ruleId: string) => boolean;
  readonly isChecked: (ruleId: string) => boolean;
}

/** Takes out the findings that comments disable; `named` says what each comment did. */
export function applySuppressions<F extends SuppressedFinding>(
  model: { readonly text: string; readonly languageId: string; readonly blocks: readonly Block[] },
  findings: F[],
  { isKnown, isChecked }: Disabling,
): { readonly left: F[]; readonly named: readonly NamedRule[] } {
  const suppressions = readSuppressions(model.text, model.languageId, model.blocks);
  if (suppressions.length === 0) {
    return { left: findings, named: [] };
  }
  const uses = new Map<Suppression, number>();
  const left = findings.filter((finding) => {
    const by = suppressions.filter(
      ({ name, scope, block }) =>
        name === finding.ruleId &&
        (scope === 'document' || (block !== undefined && block.start === finding.block?.start)),
    );
    for (const each of by) {
      uses.set(each, (uses.get(each) ?? 0) + 1);
    }
    return by.length === 0;
  });
  const named = suppressions.map((each) => ({
    name: each.name,
    span: each.span,
    scope: each.scope,
    isKnown: isKnown(each.name),
    isChecked: isChecked(each.name),
    uses: uses.get(each) ?? 0,
  }));
  return { left, named };
}

interface SuppressedFinding {
  readonly ruleId: string;
  readonly block: Block | undefined;
}
