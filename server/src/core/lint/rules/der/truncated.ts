import { spanOfBytes } from '../../../encoding/byteMap';
import { atText, defineRule, X_690 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'block',
  severity: 'error',
  title: 'the object ends early',
  why: 'The DER announces more bytes than there are: the end of the block, or a line of it, got lost.',
  fix: 'Paste the object again.',
  citations: [X_690('§8.1.3')],
  *check({ encoded, object }) {
    const { root, problems } = object.document;
    const truncated = problems.find((problem) => problem.kind === 'truncated');
    if (truncated === undefined || root === undefined) {
      return;
    }
    const isOutermost = truncated.span.start === root.start && truncated.span.end === root.end;
    const { bytes, map } = encoded;
    const last = { start: bytes.length - 1, end: bytes.length };
    yield isOutermost
      ? {
          place: atText(spanOfBytes(map, last)),
          message: `The object ends here, after ${bytes.length} bytes, but announces more: the end of the block or a line of it got lost. Paste the object again.`,
        }
      : {
          place: { kind: 'bytes', span: truncated.span },
          message:
            'A value here announces more bytes than the one around it holds: a character of the block was damaged, or bytes got lost. Paste the object again.',
        };
  },
});
