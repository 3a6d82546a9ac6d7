/**
 * Reads XML, the damaged included, in one pass over the text (XML 1.0, fifth edition). It never throws,
 * never recurses, never expands an entity and never looks at a DTD beyond where it ends.
 */
import type { Span } from '../text';
import { checkDuplicates, checkReferences, findForbidden } from './checks';
import { endOfUnclosed, skipBlanks, XmlCursor } from './cursor';
import { isAttributeName, isNameStart, isNearlyName, isValueEnd, isXmlName, type ReportXml } from './names';
import { OpenElements } from './openElements';
import { readDeclaration, readDocumentType } from './prolog';
import { isDirective, isTemplateText, templateEnd } from './template';
import type {
  XmlAttribute,
  XmlDeclaration,
  XmlDocument,
  XmlDocumentType,
  XmlProblem,
  XmlProblemKind,
} from './xmlDocument';
import { AttributeNode } from './xmlNodes';

/** Elements and attributes; what follows is not read. A phone's file has some thousands. */
const MAX_NODES = 300_000;
/** Beyond this nobody reads on. */
const MAX_PROBLEMS = 500;

export function readXml(text: string): XmlDocument {
  return new XmlReader(text).read();
}

class XmlReader {
  readonly #isTemplate: boolean;
  readonly #cursor: XmlCursor;
  readonly #open: OpenElements;
  readonly #comments: Span[] = [];
  readonly #problems: XmlProblem[] = [];
  readonly #reporter: ReportXml = (kind, start, end, detail) => this.#report(kind, start, end, detail);
  #declaration: XmlDeclaration | undefined;
  #documentType: XmlDocumentType | undefined;
  #at = 0;
  /** Names of the element before: lists hold many alike. */
  #likely = '';
  readonly #badNames = new Set<string>();
  #likelyAttributes: readonly XmlAttribute[] = [];
  #nodes = 0;

  constructor(private readonly text: string) {
    this.#isTemplate = isTemplateText(text);
    this.#cursor = new XmlCursor(text, this.#isTemplate);
    this.#open = new OpenElements(this.#reporter);
  }

  read(): XmlDocument {
    const { text } = this;
    this.#at = text.startsWith('\uFEFF') ? 1 : 0;
    while (this.#at < text.length) {
      if (this.#nodes > MAX_NODES) {
        this.#report('too-many-nodes', this.#at, Math.min(text.length, this.#at + 1), String(MAX_NODES));
        break;
      }
      const less = this.#cursor.findLess(this.#at);
      this.#readText(this.#at, less);
      this.#at = less;
      if (less < text.length) {
        this.#readMarkup();
      }
    }
    const elements = this.#open.finish(Math.min(this.#at, text.length));
    if (elements.length === 0) {
      this.#report('no-root', 0, Math.min(text.length, 1));
    }
    findForbidden(text, this.#reporter);
    return {
      text,
      elements,
      comments: this.#comments,
      declaration: this.#declaration,
      documentType: this.#documentType,
      isTemplate: this.#isTemplate,
      problems: this.#isTemplate ? [] : this.#problems.sort((a, b) => a.span.start - b.span.start),
    };
  }

  #report(kind: XmlProblemKind, start: number, end: number, detail = ''): void {
    if (this.#problems.length < MAX_PROBLEMS) {
      const { length } = this.text;
      this.#problems.push({
        kind,
        span: { start: Math.min(start, length), end: Math.min(end, length) },
        detail,
      });
    }
  }

  #readText(start: number, end: number): void {
    if (start === end) {
      return;
    }
    const { text } = this;
    if (this.#open.depth === 0) {
      const blank = /\S/.exec(text.slice(start, Math.min(end, start + 10_000)));
      if (blank !== null) {
        const { length } = text.slice(start, end).trimEnd();
        this.#report('text-outside-root', start + blank.index, start + length);
      }
      return;
    }
    this.#checkReferences(start, end);
    const section = this.#cursor.find(']]>', start);
    if (section < end) {
      this.#report('cdata-end-in-text', section, section + 3);
    }
  }

  #checkReferences(start: number, end: number): void {
    if (this.#cursor.find('&', start) < end) {
      checkReferences(this.text, start, end, this.#documentType !== undefined, this.#reporter);
    }
  }

  #readMarkup(): void {
    const { text } = this;
    const at = this.#at;
    const next = text.charCodeAt(at + 1);
    if (next === SLASH) {
      this.#readEndTag();
    } else if (isNameStart(next) || (this.#isTemplate && text[at + 1] === '{')) {
      this.#readStartTag();
    } else if (text.startsWith('<!--', at)) {
      this.#readComment();
    } else if (text.startsWith('<![CDATA[', at)) {
      this.#skipTo(']]>', 9, 'unclosed-section');
    } else if (text.startsWith('<?', at)) {
      const end = this.#skipTo('?>', 2, 'unclosed-section');
      if (/^<\?xml[\s?]/i.test(text.slice(at, at + 6))) {
        this.#declaration ??= readDeclaration(text, { start: at, end }, this.#reporter);
      }
    } else if (text.startsWith('<!', at)) {
      const type = readDocumentType(text, at);
      this.#documentType ??= type;
      this.#at = type.span.end;
    } else {
      this.#report('bare-less-than', at, at + 1);
      this.#at = at + 1;
    }
  }

  #readComment(): void {
    const start = this.#at;
    const end = this.#skipTo('-->', 4, 'unclosed-comment');
    this.#comments.push({ start, end });
    const hyphens = this.text.slice(start + 4, end - 3).indexOf('--');
    if (hyphens >= 0) {
      this.#report('hyphens-in-comment', start + 4 + hyphens, start + 6 + hyphens);
    }
  }

  #skipTo(closing: string, skip: number, kind: XmlProblemKind): number {
    const start = this.#at;
    const found = this.text.indexOf(closing, start + skip);
    if (found < 0) {
      this.#report(kind, start, Math.min(this.text.length, start + skip));
    }
    this.#at = found < 0 ? this.text.length : found + closing.length;
    return this.#at;
  }

  #readEndTag(): void {
    const { text } = this;
    const start = this.#at;
    const { name: open } = this.#open;
    // Nearly every end tag is the right one.
    if (open !== undefined && text.startsWith(open, start + 2) && text[start + 2 + open.length] === '>') {
      this.#at = start + 3 + open.length;
      this.#open.closeInnermost(start, this.#at);
      return;
    }
    const nameSpan = this.#cursor.nameFrom(start + 2);
    let end = skipBlanks(text, nameSpan.end);
    if (text[end] === '>') {
      end++;
    } else {
      this.#report('unclosed-tag', start, nameSpan.end);
      const close = text.indexOf('>', end);
      end = close >= 0 && close < this.#cursor.less(end) ? close + 1 : end;
    }
    this.#at = Math.max(end, start + 2);
    const name = text.slice(nameSpan.start, nameSpan.end);
    this.#open.close(name, nameSpan, { start, end: this.#at }, isNearlyName);
  }

  #readStartTag(): void {
    const start = this.#at;
    this.#nodes++;
    const name = this.#readName(start + 1, this.#likely);
    if (name !== this.#likely) {
      this.#likely = name;
      this.#likelyAttributes = [];
    }
    const read: XmlAttribute[] = [];
    this.#at = start + 1 + name.length;
    const end = this.#readAttributes(start, read);
    // A copy has no room to grow, which is most of an array that grew.
    const attributes = read.length === 0 ? NO_ATTRIBUTES : read.slice();
    const isEmptyTag = end === 'empty';
    checkDuplicates(attributes, this.#reporter);
    this.#likelyAttributes = attributes;
    this.#open.open({
      name,
      start,
      end: this.#at,
      attributes,
      isEmptyTag,
      isBroken: end === 'missing',
    });
  }

  /** Reads up to behind `>`; gives how the tag ends. */
  #readAttributes(start: number, into: XmlAttribute[]): 'closed' | 'empty' | 'missing' {
    const { text } = this;
    for (;;) {
      const from = this.#at;
      this.#at = skipBlanks(text, from);
      const at = this.#at;
      const behind = this.#isTemplate ? templateEnd(text, at) : -1;
      if (behind > at && (isDirective(text, at) || !isAttributeName(text, behind))) {
        this.#at = behind;
      } else if (at >= text.length || text[at] === '<' || this.#nodes > MAX_NODES) {
        this.#report('unclosed-tag', start, Math.min(at, start + 80));
        return 'missing';
      } else if (text[at] === '>') {
        this.#at = at + 1;
        return 'closed';
      } else if (text[at] === '/' && text[at + 1] === '>') {
        this.#at = at + 2;
        return 'empty';
      } else if ('/="\'?'.includes(text[at] as string)) {
        this.#report('stray-character', at, at + 1, text[at]);
        this.#at = at + 1;
      } else {
        if (at === from && into.length > 0) {
          this.#report('attributes-not-separated', at, at + 1);
        }
        into.push(this.#readAttribute(into.length));
      }
    }
  }

  #readAttribute(place: number): XmlAttribute {
    const { text } = this;
    this.#nodes++;
    const start = this.#at;
    const name = this.#readName(start, this.#likelyAttributes[place]?.name);
    this.#at = start + name.length;
    const equals = skipBlanks(text, this.#at);
    if (text[equals] !== '=') {
      this.#report('attribute-without-value', start, this.#at, name);
      return new AttributeNode(name, start, -1, -1);
    }
    const value = this.#readValue(skipBlanks(text, equals + 1), name);
    return new AttributeNode(name, start, value.start, value.end);
  }

  /** Reads a value with its quotes; gives what stands between them. */
  #readValue(at: number, name: string): Span {
    const { text } = this;
    const quote = text[at];
    if (quote !== '"' && quote !== "'") {
      UNQUOTED.lastIndex = at;
      UNQUOTED.test(text);
      const end = Math.max(at, UNQUOTED.lastIndex);
      this.#at = end;
      this.#report(end === at ? 'attribute-without-value' : 'attribute-without-quotes', at, end, name);
      return { start: at, end };
    }
    const start = at + 1;
    const closing = this.#cursor.findQuote(start, quote);
    const less = this.#isTemplate ? text.length : this.#cursor.less(start);
    if (closing < 0 || (less < closing && !isValueEnd(text, closing + 1))) {
      const end = endOfUnclosed(text, start, less);
      this.#report('unclosed-value', at, end, name);
      this.#at = end;
      return { start, end };
    }
    if (less < closing) {
      this.#report('less-than-in-value', less, less + 1);
    }
    this.#checkReferences(start, closing);
    this.#at = closing + 1;
    return { start, end: closing };
  }

  /** A name that was read before in this place is known to be good. */
  #readName(start: number, likely: string | undefined): string {
    if (
      likely !== undefined &&
      likely !== '' &&
      !this.#badNames.has(likely) &&
      this.#cursor.isName(likely, start)
    ) {
      return likely;
    }
    const span = this.#cursor.nameFrom(start);
    const name = this.text.slice(span.start, span.end);
    this.#checkName(name, span);
    return name;
  }

  #checkName(name: string, span: Span): void {
    if (!isXmlName(name)) {
      this.#badNames.add(name);
      this.#report('bad-name', span.start, Math.max(span.end, span.start + 1), name.slice(0, 80));
    }
  }
}

const NO_ATTRIBUTES: readonly XmlAttribute[] = [];
const SLASH = 0x2f;
const UNQUOTED = /[^\s<>"']*/y;
