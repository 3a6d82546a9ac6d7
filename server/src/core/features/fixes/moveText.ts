import { innerSpan, isEditable, lineEndOf } from './blockText';
import type { Fix, Replacement } from './fix';

const LINE = /[^\r\n]*(?:\r\n|\r|\n|$)/g;
const BASE64_LINE = /^[ \t]*[A-Za-z0-9+/_-]*={0,2}[ \t]*$/;
/** A line such as `Validity` of an openssl dump: base64 by its characters, but in the midst of text. */
const INDENTED_WORD = /^[ \t]+[A-Za-z]{2,20}\s*$/;

/** Puts lines that are no base64 above the BEGIN line, where RFC 7468 §2 allows text. */
export const moveText: Fix = {
  mends: ['pem/text-in-body', 'pem/headers-not-allowed'],
  title: ({ finding }) =>
    finding.ruleId === 'pem/text-in-body'
      ? 'Move the text above the BEGIN line'
      : 'Move the headers above the BEGIN line',
  replacements: (target) => {
    const cut = withoutText(target);
    if (cut.length === 0) {
      return [];
    }
    const { model, block } = target;
    const lineEnd = lineEndOf(model.text);
    const moved = cut
      .map(({ span }) => model.text.slice(span.start, span.end).replace(/[\r\n]+$/, ''))
      .filter((line) => line.trim() !== '');
    const text = moved.map((line) => line + lineEnd).join('');
    return [{ span: { start: block.start, end: block.start }, text }, ...cut];
  },
};

/** Removes lines that are no base64, such as what `openssl x509 -text` prints. */
export const removeText: Fix = {
  mends: ['pem/text-in-body', 'pem/headers-not-allowed'],
  title: ({ finding }) =>
    finding.ruleId === 'pem/text-in-body' ? 'Remove the text from the block' : 'Remove the headers',
  replacements: withoutText,
};

/** Cuts out whole lines between the armor lines that hold anything but base64, and blank lines beside them. */
function withoutText({ model, block }: Parameters<Fix['replacements']>[0]): readonly Replacement[] {
  if (!isEditable(block) || model.host !== 'pem') {
    return [];
  }
  const inner = innerSpan(block);
  const text = model.text.slice(inner.start, inner.end);
  // The first is the rest of the BEGIN line.
  const [, ...lines] = [...text.matchAll(LINE)].filter(({ 0: line }) => line !== '');
  const isText = lines.map(({ 0: line }) => line.trim() !== '' && !BASE64_LINE.test(line.trimEnd()));
  return lines.flatMap(({ 0: line, index }, at): Replacement[] => {
    const isWord = INDENTED_WORD.test(line) && isText[at - 1] === true && isText[at + 1] === true;
    return isText[at] === true || isWord || line.trim() === ''
      ? [{ span: { start: inner.start + index, end: inner.start + index + line.length }, text: '' }]
      : [];
  });
}
