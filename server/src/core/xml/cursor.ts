/** Finds where the parts of XML end, stepping over what belongs to a template engine. */
import type { Span } from '../text';
import { templateEnd } from './template';

export class XmlCursor {
  readonly #next: Record<string, number> = { '<': -1, '&': -1, ']]>': -1 };
  /** A quote of this kind does not occur any more. */
  #noMore = { '"': false, "'": false };

  constructor(
    private readonly text: string,
    private readonly isTemplate: boolean,
  ) {}

  /** The next `<` that is not within a directive of a template. */
  findLess(from: number): number {
    if (!this.isTemplate) {
      return this.less(from);
    }
    let at = from;
    for (;;) {
      const less = this.less(at);
      const behind = this.#templateAcross(at, less);
      if (behind <= less && templateEnd(this.text, less) < 0) {
        return less;
      }
      at = Math.max(behind, templateEnd(this.text, less), at + 1);
    }
  }

  less(from: number): number {
    return this.find('<', from);
  }

  /** The next place of it, looked for once however often it is asked for; the end of the text where there is none. */
  find(what: '<' | '&' | ']]>', from: number): number {
    const known = this.#next[what] as number;
    if (known >= from) {
      return known;
    }
    const found = this.text.indexOf(what, from);
    const place = found < 0 ? this.text.length : found;
    this.#next[what] = place;
    return place;
  }

  /** Where a directive that begins in `from` … `limit` and goes beyond ends; `limit` where there is none. */
  #templateAcross(from: number, limit: number): number {
    OPENING.lastIndex = from;
    for (
      let match = OPENING.exec(this.text);
      match !== null && match.index < limit;
      match = OPENING.exec(this.text)
    ) {
      const end = templateEnd(this.text, match.index);
      if (end > limit) {
        return end;
      }
      OPENING.lastIndex = Math.max(end, match.index + 1);
    }
    return limit;
  }

  findQuote(from: number, quote: '"' | "'"): number {
    let at = from;
    for (;;) {
      const found = this.#noMore[quote] ? -1 : this.text.indexOf(quote, at);
      if (found < 0) {
        this.#noMore[quote] = true;
        return -1;
      }
      const behind = this.isTemplate ? this.#templateAcross(at, found) : found;
      if (behind === found) {
        return found;
      }
      at = behind;
    }
  }

  /** True where just this name stands, as it does in a list of like elements. */
  isName(expected: string, start: number): boolean {
    return (
      !this.isTemplate &&
      this.text.startsWith(expected, start) &&
      ' =>\n\r\t/'.includes(this.text[start + expected.length] ?? '')
    );
  }

  /** A name, the placeholders in it included. */
  nameFrom(start: number): Span {
    const { text } = this;
    let at = start;
    for (;;) {
      const behind = this.isTemplate ? templateEnd(text, at) : -1;
      if (behind > at) {
        at = behind;
        continue;
      }
      const pattern = this.isTemplate ? NAME_PART : NAME;
      pattern.lastIndex = at;
      pattern.test(text);
      if (pattern.lastIndex <= at) {
        return { start, end: at };
      }
      at = pattern.lastIndex;
    }
  }
}

const OPENING = /[{@#$<]/g;
const NAME = /[^\s=/<>"'?]+/y;
/** Up to where a placeholder may begin. */
const NAME_PART = /[^\s=/<>"'?][^\s=/<>"'?{@#$]*/y;

export function skipBlanks(text: string, from: number): number {
  let at = from;
  while (at < text.length && ' \n\t\r'.includes(text[at] as string)) {
    at++;
  }
  return at;
}

/** Where a value without its closing quote ends: before `>`, the line's end or the next tag. */
export function endOfUnclosed(text: string, start: number, less: number): number {
  for (let at = start; at < Math.min(text.length, less); at++) {
    const unit = text[at];
    if (unit === '>' || unit === '\n' || unit === '\r') {
      return unit === '>' && text[at - 1] === '/' ? at - 1 : at;
    }
  }
  return Math.min(text.length, less);
}
