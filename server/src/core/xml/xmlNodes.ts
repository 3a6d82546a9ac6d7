/**
 * Elements and attributes as the reader makes them: numbers in one object each, spans made when asked for. A
 * config has thousands, made anew with each keystroke, and what costs most of that is objects that stay.
 */
import type { Span } from '../text';
import type { XmlAttribute, XmlElement } from './xmlDocument';

export class AttributeNode implements XmlAttribute {
  constructor(
    readonly name: string,
    private readonly nameStart: number,
    /** -1: there is no value. */
    private readonly valueStart: number,
    private readonly valueEnd: number,
  ) {}

  get nameSpan(): Span {
    return { start: this.nameStart, end: this.nameStart + this.name.length };
  }

  get valueSpan(): Span | undefined {
    return this.valueStart < 0 ? undefined : { start: this.valueStart, end: this.valueEnd };
  }
}

export class ElementNode implements XmlElement {
  contentEnd: number;
  /** Known when the element is done. */
  firstTextEnd: number;
  /** -1: there is no end tag. */
  endTagEnd = -1;

  constructor(
    readonly name: string,
    readonly parent: number,
    private readonly tagStart: number,
    private readonly tagEnd: number,
    readonly attributes: readonly XmlAttribute[],
    readonly isEmptyTag: boolean,
  ) {
    this.contentEnd = tagEnd;
    this.firstTextEnd = tagEnd;
  }

  get nameSpan(): Span {
    const start = this.tagStart + 1;
    return { start, end: start + this.name.length };
  }

  get startTag(): Span {
    return { start: this.tagStart, end: this.tagEnd };
  }

  get firstText(): Span {
    return { start: this.tagEnd, end: this.firstTextEnd };
  }

  get endTag(): Span | undefined {
    return this.endTagEnd < 0 ? undefined : { start: this.contentEnd, end: this.endTagEnd };
  }
}
