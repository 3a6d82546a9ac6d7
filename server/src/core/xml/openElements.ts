/** The elements that are open while a document is read, and those that are done. */
import type { Span } from '../text';
import type { ReportXml } from './names';
import type { XmlAttribute, XmlElement } from './xmlDocument';
import { ElementNode } from './xmlNodes';

export interface StartTag {
  readonly name: string;
  /** From its `<` to behind its `>`. */
  readonly start: number;
  readonly end: number;
  readonly attributes: readonly XmlAttribute[];
  readonly isEmptyTag: boolean;
  /** Its `>` is missing, which is reported already. */
  readonly isBroken: boolean;
}

export class OpenElements {
  readonly #elements: ElementNode[] = [];
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

  open({ name, start, end, attributes, isEmptyTag, isBroken }: StartTag): void {
    const parent = this.#stack[this.#stack.length - 1] ?? -1;
    this.#endFirstText(start);
    if (parent < 0 && ++this.#roots === 2) {
      this.report('several-roots', start, start + 1 + name.length, name);
    }
    this.#elements.push(new ElementNode(name, parent, start, end, attributes, isEmptyTag));
    if (isBroken) {
      this.#broken.add(this.#elements.length - 1);
    }
    if (!isEmptyTag) {
      this.#stack.push(this.#elements.length - 1);
      this.#count(name, 1);
      this.#isFirstText = true;
    }
  }

  /** Ends the innermost element by its own end tag. */
  closeInnermost(start: number, end: number): void {
    this.#finishOne(start, end);
  }

  close(name: string, nameSpan: Span, endTag: Span, isNearly: (a: string, b: string) => boolean): void {
    const innermost = this.#innermost();
    if (innermost === undefined) {
      this.report('unexpected-end-tag', endTag.start, endTag.end, name);
    } else if (innermost.name === name) {
      this.#finishOne(endTag.start, endTag.end);
    } else if (this.#isOpen(name)) {
      while (this.#innermost()?.name !== name) {
        this.#missEnd(endTag.start);
      }
      this.#finishOne(endTag.start, endTag.end);
    } else if (isNearly(name, innermost.name)) {
      this.report('end-tag-differs', nameSpan.start, nameSpan.end, innermost.name);
      this.#finishOne(endTag.start, endTag.end);
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

  #innermost(): ElementNode | undefined {
    const index = this.#stack[this.#stack.length - 1];
    return index === undefined ? undefined : this.#elements[index];
  }

  #isOpen(name: string): boolean {
    if (this.#openNames === undefined) {
      this.#openNames = new Map();
      for (const index of this.#stack) {
        this.#count((this.#elements[index] as ElementNode).name, 1);
      }
    }
    return (this.#openNames.get(name) ?? 0) > 0;
  }

  #count(name: string, by: 1 | -1): void {
    this.#openNames?.set(name, (this.#openNames.get(name) ?? 0) + by);
  }

  #missEnd(at: number): void {
    const element = this.#innermost() as ElementNode;
    if (!this.#broken.has(this.#stack[this.#stack.length - 1] as number)) {
      this.report('unclosed-element', element.startTag.start, element.nameSpan.end, element.name);
    }
    this.#finishOne(at, -1);
  }

  #finishOne(at: number, endTagEnd: number): void {
    this.#endFirstText(at);
    const element = this.#elements[this.#stack.pop() as number] as ElementNode;
    this.#count(element.name, -1);
    element.contentEnd = at;
    element.endTagEnd = endTagEnd;
  }

  /** The innermost element's first run of text ends where any tag begins. */
  #endFirstText(at: number): void {
    const element = this.#innermost();
    if (this.#isFirstText && element !== undefined) {
      element.firstTextEnd = at;
    }
    this.#isFirstText = false;
  }
}
