import { bodySpan, digitsOf, innerSpan, isEditable, LINE_WIDTH, lineBreakOf } from './blockText';
import type { Fix, FixTarget, Replacement } from './fix';

/** Armor on lines of its own, base64 in lines of 64 (RFC 7468 §2). */
export const rewrap: Fix = {
  mends: ['pem/long-line', 'pem/line-ends-lost'],
  title: () => 'Wrap the base64 at 64 characters',
  isLossless: true,
  replacements: rewrapped,
};

export function rewrapped({ model, block }: FixTarget): readonly Replacement[] {
  const digits = isEditable(block) ? digitsOf(model, block) : undefined;
  if (digits === undefined || digits.length === 0) {
    return [];
  }
  const { armor, headers } = block.encoded;
  const inner = innerSpan(block);
  const body = bodySpan(block);
  const lineBreak = lineBreakOf(model, block);
  const hasBegin = armor?.begin !== undefined && headers.length === 0;
  const lines: string[] = [];
  for (let at = 0; at < digits.length; at += LINE_WIDTH) {
    lines.push(digits.slice(at, at + LINE_WIDTH).join(''));
  }
  const span = {
    start: hasBegin ? inner.start : body.start,
    end: armor?.end === undefined ? body.end : inner.end,
  };
  const text =
    (hasBegin ? lineBreak : '') + lines.join(lineBreak) + (armor?.end === undefined ? '' : lineBreak);
  return model.text.slice(span.start, span.end) === text ? [] : [{ span, text }];
}
