/** The elements that are open while a document is read, and those that are done. */
import type { Span } from '../text';
import type { ReportXml } from './names';
import type { XmlAttribute, XmlElement } from './xmlDocument';

export interface StartTag {
  readonly name: string;
  readonly nameSpan: Span;
  readonly startTag: Span;
  readonly attributes: readonly XmlAttribute[];
  readonly isEmptyTag: boolean;
  /** Its `>` is missing, which is reported already. */
  readonly isBroken: boolean;
}

/** Until the first run of text has ended. */
const NOTHING: Span = { start: 0, end: 0 };

type Draft = { -readonly [K in keyof XmlElement]: XmlElement[K] };

export class OpenElements {
  readonly #elements: Draft[] = [];
  /** Indices of the open ones, the innermost last. */
  readonly #stack: number[] = [];
  /** How many of each name are open; counted from the first end tag on that does not fit. */
  #openNames: Map<string, number> | undefined;
  /** Still without a child element. */
  #isFirstText = false;
  #roots = 0;
  readonly #broken = new Set<number>();

  constructor(private readonly report: ReportXml) {}

  /** Name of the innermost open element. */
  get name(): string | undefined {
    return this.#innermost()?.name;
  }

  get depth(): number {
    return this.#stack.length;
  }

  open(tag: StartTag): void {
    const parent = this.#stack[this.#stack.length - 1] ?? -1;
    this.#endFirstText(tag.startTag.start);
    if (parent < 0 && ++this.#roots === 2) {
      this.report('several-roots', tag.startTag.start, tag.nameSpan.end, tag.name);
    }
    const { end } = tag.startTag;
    // Spelled out: a spread makes objects of changing shape, and reading several times as slow.
    this.#elements.push({
      name: tag.name,
      nameSpan: tag.nameSpan,
      parent,
      startTag: tag.startTag,
      attributes: tag.attributes,
      isEmptyTag: tag.isEmptyTag,
      firstText: tag.isEmptyTag ? { start: end, end } : NOTHING,
      contentEnd: end,
      endTag: undefined,
    });
    if (tag.isBroken) {
      this.#broken.add(this.#elements.length - 1);
    }
    if (!tag.isEmptyTag) {
      this.#stack.push(this.#elements.length - 1);
      this.#count(tag.name, 1);
      this.#isFirstText = true;
    }
  }

  /** Ends the innermost element by its own end tag. */
  closeInnermost(endTag: Span): void {
    this.#finishOne(endTag.start, endTag);
  }

  close(name: string, nameSpan: Span, endTag: Span, isNearly: (a: string, b: string) => boolean): void {
    const innermost = this.#innermost();
    if (innermost === undefined) {
      this.report('unexpected-end-tag', endTag.start, endTag.end, name);
    } else if (innermost.name === name) {
      this.#finishOne(endTag.start, endTag);
    } else if (this.#isOpen(name)) {
      while (this.#innermost()?.name !== name) {
        this.#missEnd(endTag.start);
      }
      this.#finishOne(endTag.start, endTag);
    } else if (isNearly(name, innermost.name)) {
      this.report('end-tag-differs', nameSpan.start, nameSpan.end, innermost.name);
      this.#finishOne(endTag.start, endTag);
    } else {
      this.#endFirstText(endTag.start);
      this.report('unexpected-end-tag', endTag.start, endTag.end, name);
    }
  }

  /** Closes what is still open at the end of the text; gives all elements. */
  finish(end: number): readonly XmlElement[] {
    while (this.#stack.length > 0) {
      this.#missEnd(end);
    }
    return this.#elements;
  }

  #innermost(): Draft | undefined {
    const index = this.#stack[this.#stack.length - 1];
    return index === undefined ? undefined : this.#elements[index];
  }

  #isOpen(name: string): boolean {
    if (this.#openNames === undefined) {
      this.#openNames = new Map();
      for (const index of this.#stack) {
        this.#count((this.#elements[index] as Draft).name, 1);
      }
    }
    return (this.#openNames.get(name) ?? 0) > 0;
  }

  #count(name: string, by: 1 | -1): void {
    this.#openNames?.set(name, (this.#openNames.get(name) ?? 0) + by);
  }

  #missEnd(at: number): void {
    const element = this.#innermost() as Draft;
    if (!this.#broken.has(this.#stack[this.#stack.length - 1] as number)) {
      this.report('unclosed-element', element.startTag.start, element.nameSpan.end, element.name);
    }
    this.#finishOne(at, undefined);
  }

  #finishOne(at: number, endTag: Span | undefined): void {
    this.#endFirstText(at);
    const element = this.#elements[this.#stack.pop() as number] as Draft;
    this.#count(element.name, -1);
    element.contentEnd = at;
    element.endTag = endTag;
  }

  /** The innermost element's first run of text ends where any tag begins. */
  #endFirstText(at: number): void {
    const element = this.#innermost();
    if (this.#isFirstText && element !== undefined) {
      element.firstText = { start: element.startTag.end, end: at };
    }
    this.#isFirstText = false;
  }
}
