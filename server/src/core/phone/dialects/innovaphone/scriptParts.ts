/** The parts of an update script: commands that stand together, with the comment above them. */
import type { Span } from '../../../text';

const LINE = /[^\r\n]*(?:\r\n|\r|\n|$)/g;

/** Parts end at a blank line and at a comment that follows a command; those of one line are left out. */
export function scriptParts(text: string): readonly Span[] {
  const parts: Span[] = [];
  let start = -1;
  let end = -1;
  let lines = 0;
  let hasCommand = false;
  const close = () => {
    if (lines > 1) {
      parts.push({ start, end });
    }
    lines = 0;
    hasCommand = false;
  };
  for (const { 0: line, index } of text.matchAll(LINE)) {
    const { length } = line.trimEnd();
    const isComment = line.trimStart().startsWith('#');
    if (length === 0 || (isComment && hasCommand)) {
      close();
    }
    if (length > 0) {
      if (lines++ === 0) {
        start = index;
      }
      end = index + length;
      hasCommand ||= !isComment;
    }
  }
  close();
  return parts;
}
