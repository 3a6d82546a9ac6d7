/** Long lists in pieces: fifty thousand revoked certificates become a few lines that unfold into more. */

/** Lines side by side. */
export const MOST = 100;

export interface ItemRange {
  readonly from: number;
  /** Not in it. */
  readonly to: number;
}

/** The pieces of a range, none of which needs more than {@link MOST} pieces or items; empty where it is short enough. */
export function piecesOf({ from, to }: ItemRange): readonly ItemRange[] {
  if (to - from <= MOST) {
    return [];
  }
  let step = MOST;
  while ((to - from) / step > MOST) {
    step *= MOST;
  }
  const pieces: ItemRange[] = [];
  for (let start = from; start < to; start += step) {
    pieces.push({ from: start, to: Math.min(to, start + step) });
  }
  return pieces;
}
