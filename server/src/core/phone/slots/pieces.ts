/** A text under change: which stretches of it are still the original's. */
import type { Replacement } from '../../features/fixes/fix';

/** Of the original, or new. */
type Piece = { readonly start: number; readonly end: number } | { readonly text: string };

export class Pieces {
  #pieces: readonly Piece[];

  constructor(private readonly original: string) {
    this.#pieces = original === '' ? [] : [{ start: 0, end: original.length }];
  }

  get text(): string {
    return this.#pieces.map((piece) => this.#textOf(piece)).join('');
  }

  /** Spans of `replacements` are those of the present text; they do not overlap and are in its order. */
  apply(replacements: readonly Replacement[]): void {
    for (const { span, text } of replacements.toReversed()) {
      const before = this.#slice(0, span.start);
      const after = this.#slice(span.end, Number.POSITIVE_INFINITY);
      this.#pieces = [...before, ...(text === '' ? [] : [{ text }]), ...after];
    }
  }

  /** What leads from the original to the present text in one go. */
  replacements(): readonly Replacement[] {
    const found: Replacement[] = [];
    let at = 0;
    let text = '';
    const close = (end: number) => {
      if (text !== '' || end > at) {
        found.push({ span: { start: at, end }, text });
      }
      text = '';
    };
    for (const piece of this.#pieces) {
      if ('text' in piece) {
        text += piece.text;
      } else {
        close(piece.start);
        at = piece.end;
      }
    }
    close(this.original.length);
    return found;
  }

  #textOf(piece: Piece): string {
    return 'text' in piece ? piece.text : this.original.slice(piece.start, piece.end);
  }

  #slice(from: number, to: number): readonly Piece[] {
    const found: Piece[] = [];
    let at = 0;
    for (const piece of this.#pieces) {
      const length = this.#textOf(piece).length;
      const start = Math.max(0, from - at);
      const end = Math.min(length, to - at);
      if (start < end) {
        found.push(
          'text' in piece
            ? { text: piece.text.slice(start, end) }
            : { start: piece.start + start, end: piece.start + end },
        );
      }
      at += length;
    }
    return found;
  }
}
