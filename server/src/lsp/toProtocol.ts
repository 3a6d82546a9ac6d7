/** From what core says to what LSP says. */
import {
  type ClientCapabilities,
  type CodeLens,
  type Diagnostic,
  type DiagnosticRelatedInformation,
  DiagnosticSeverity,
  DiagnosticTag,
  type DocumentSymbol,
  type FoldingRange,
  type Hover,
  MarkupKind,
  type Range,
  SymbolKind,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { SIGN_REQUEST } from '../core/caProtocol';
import type { CodeLens as CoreCodeLens } from '../core/features/codeLens';
import type { Hover as CoreHover } from '../core/features/hover';
import type { Symbol as CoreSymbol } from '../core/features/symbols';
import type { PlacedRelation } from '../core/lint/placement';
import type { PlacedFinding } from '../core/lint/runRules';
import type { Severity } from '../core/lint/severity';
import type { Span } from '../core/text';
import type { RuleLink } from './ruleLinks';

export function toRange(document: TextDocument, span: Span): Range {
  return { start: document.positionAt(span.start), end: document.positionAt(span.end) };
}

export function toHover(document: TextDocument, hover: CoreHover, format: 'markdown' | 'plain'): Hover {
  return {
    range: toRange(document, hover.span),
    contents:
      format === 'markdown'
        ? { kind: MarkupKind.Markdown, value: hover.markdown }
        : { kind: MarkupKind.PlainText, value: hover.plain },
  };
}

export function toCodeLens(document: TextDocument, lens: CoreCodeLens): CodeLens {
  const start = document.positionAt(lens.span.start);
  return { range: { start, end: start }, command: { title: lens.title, command: '' } };
}

/** Opens the client's form for signing the request that stands there. */
export function toSignLens(document: TextDocument, span: Span): CodeLens {
  const position = document.positionAt(span.start);
  return {
    range: { start: position, end: position },
    command: {
      title: 'Sign…',
      command: SIGN_REQUEST,
      arguments: [{ uri: document.uri, position }],
    },
  };
}

/** `undefined` where the span lies in one line. */
export function toFoldingRange(document: TextDocument, span: Span): FoldingRange | undefined {
  const { start, end } = toRange(document, span);
  return start.line < end.line ? { startLine: start.line, endLine: end.line } : undefined;
}

export function toDocumentSymbol(document: TextDocument, symbol: CoreSymbol): DocumentSymbol {
  const range = toRange(document, symbol.span);
  return {
    name: symbol.name === '' ? symbol.detail : symbol.name,
    detail: symbol.detail,
    kind: kindOf(symbol.kind),
    range,
    selectionRange: { start: range.start, end: range.start },
    children: symbol.children.map((child) => toDocumentSymbol(document, child)),
  };
}

function kindOf(kind: CoreSymbol['kind']): SymbolKind {
  switch (kind) {
    case 'field':
      return SymbolKind.Field;
    case 'item':
      return SymbolKind.Property;
    case 'certificate':
      return SymbolKind.Class;
    default:
      return SymbolKind.Object;
  }
}

const SEVERITIES: Readonly<Record<Severity, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  information: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

const TAGS = { deprecated: DiagnosticTag.Deprecated, unnecessary: DiagnosticTag.Unnecessary } as const;

export interface DiagnosticOptions {
  readonly capabilities: ClientCapabilities;
  readonly ruleLink: RuleLink;
}

export function toDiagnostic(
  document: TextDocument,
  finding: PlacedFinding,
  { capabilities, ruleLink }: DiagnosticOptions,
): Diagnostic {
  const { codeDescriptionSupport, relatedInformation } = capabilities.textDocument?.publishDiagnostics ?? {};
  const href = codeDescriptionSupport === true ? ruleLink(finding.ruleId) : undefined;
  return {
    range: toRange(document, finding.span),
    severity: SEVERITIES[finding.severity],
    code: finding.ruleId,
    source: 'PhonePKI',
    message: finding.message,
    ...(href === undefined ? {} : { codeDescription: { href } }),
    ...(relatedInformation === true && finding.related.length > 0
      ? { relatedInformation: finding.related.map((each) => toRelatedInformation(document, each)) }
      : {}),
    ...(finding.tags.length > 0 ? { tags: finding.tags.map((tag) => TAGS[tag]) } : {}),
  };
}

function toRelatedInformation(document: TextDocument, related: PlacedRelation): DiagnosticRelatedInformation {
  const location =
    'entry' in related
      ? { uri: related.entry.uri, range: related.entry.range }
      : { uri: document.uri, range: toRange(document, related.span) };
  return { location, message: related.message };
}
