/** Comments that disable the rule of a finding, for its block or for the whole document. */
import type { DocumentModel } from '../../documentModel';
import type { Block } from '../../encoding/encoded';
import type { PlacedFinding } from '../../lint/runRules';
import { hasXmlComments, readSuppressions } from '../../lint/suppressions';
import { startOfLine } from '../../text';
import { lineEndOf } from './blockText';
import type { Replacement } from './fix';

/** Languages in which a line that begins with `#` is a comment. */
const HASH_LANGUAGES: ReadonlySet<string> = new Set([
  'pem',
  'yaml',
  'dockercompose',
  'toml',
  'ini',
  'properties',
  'dotenv',
  'terraform',
]);

export interface Disabling {
  readonly title: string;
  readonly replacements: readonly Replacement[];
}

export function disablings(model: DocumentModel, finding: PlacedFinding): readonly Disabling[] {
  const { ruleId, block } = finding;
  const found: Disabling[] = [];
  const forBlock = block && (addedName(model, ruleId, block) ?? aboveBlock(model, ruleId, block));
  if (forBlock !== undefined) {
    found.push({ title: `Disable ${ruleId} for this block`, replacements: [forBlock] });
  }
  const forFile = addedName(model, ruleId, undefined) ?? atTop(model, ruleId);
  if (forFile !== undefined) {
    found.push({ title: `Disable ${ruleId} in this file`, replacements: [forFile] });
  }
  return found;
}

/** Adds the rule to a comment that is there for the same block, or for the document. */
function addedName(model: DocumentModel, ruleId: string, block: Block | undefined): Replacement | undefined {
  const scope = block === undefined ? 'document' : 'block';
  const last = readSuppressions(model.text, model.languageId, model.blocks)
    .filter((each) => each.scope === scope && each.block === block && each.name !== '')
    .at(-1);
  return last && { span: { start: last.span.end, end: last.span.end }, text: `, ${ruleId}` };
}

function aboveBlock(model: DocumentModel, ruleId: string, { start }: Block): Replacement | undefined {
  const { text, languageId } = model;
  if (hasXmlComments(text, languageId)) {
    return aboveTag(text, ruleId, start);
  }
  if (!HASH_LANGUAGES.has(languageId)) {
    return undefined;
  }
  const lineStart = startOfLine(text, start);
  const indentation = /^[ \t]*/.exec(text.slice(lineStart, start))?.[0] ?? '';
  const isFirstOnLine = text.slice(lineStart, start) === indentation;
  const at =
    languageId === 'pem' || !isFirstOnLine ? lineStart : keyLineAbove(text, lineStart, indentation.length);
  if (at === undefined) {
    return undefined;
  }
  const own = /^[ \t]*/.exec(text.slice(at))?.[0] ?? '';
  const before = languageId === 'pem' ? '' : own;
  return { span: { start: at, end: at }, text: `${before}# phonepki-disable ${ruleId}${lineEndOf(text)}` };
}

/** The line with the key of a value that spans several lines; a comment within would be part of the value. */
function keyLineAbove(text: string, from: number, indentation: number): number | undefined {
  let lineStart = from;
  while (lineStart > 0) {
    lineStart = startOfLine(text, lineStart - 1);
    const line = /^[^\r\n]*/.exec(text.slice(lineStart, lineStart + 500))?.[0] ?? '';
    const depth = line.length - line.trimStart().length;
    if (line.trim() !== '' && depth < indentation) {
      return /:[^:]*[|>][-+0-9]*[ \t]*$/.test(line) ? lineStart : undefined;
    }
  }
  return undefined;
}

function aboveTag(text: string, ruleId: string, start: number): Replacement | undefined {
  let at = text.lastIndexOf('<', start);
  if (text.startsWith('<![CDATA[', at)) {
    at = text.lastIndexOf('<', at - 1);
  }
  if (at < 0 || /[!?/]/.test(text[at + 1] ?? '')) {
    return undefined;
  }
  const lineStart = startOfLine(text, at);
  const before = text.slice(lineStart, at);
  const gap = before.trim() === '' ? lineEndOf(text) + before : '';
  return { span: { start: at, end: at }, text: `<!-- phonepki-disable ${ruleId} -->${gap}` };
}

function atTop(model: DocumentModel, ruleId: string): Replacement | undefined {
  const { text, languageId } = model;
  const lineEnd = lineEndOf(text);
  if (hasXmlComments(text, languageId)) {
    const declaration = /^\ufeff?(?:<\?xml[^>]*\?>[ \t]*(?:\r\n|\r|\n)?)?/.exec(text)?.[0] ?? '';
    const gap = declaration.endsWith('>') ? lineEnd : '';
    const at = declaration.length;
    return { span: { start: at, end: at }, text: `${gap}<!-- phonepki-disable-file ${ruleId} -->${lineEnd}` };
  }
  const at = text.startsWith('\ufeff') ? 1 : 0;
  return HASH_LANGUAGES.has(languageId)
    ? { span: { start: at, end: at }, text: `# phonepki-disable-file ${ruleId}${lineEnd}` }
    : undefined;
}
