import { defineRule, X_690 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'block',
  severity: 'error',
  title: 'the bytes are no DER',
  why: 'The base64 decodes, but to bytes that no program can read as an object.',
  fix: 'Paste the object again.',
  citations: [X_690('§8.1')],
  *check({ encoded, object }) {
    if (object.kind === 'unreadable' && encoded.bytes.length > 0) {
      yield {
        place: { kind: 'bytes', span: { start: 0, end: encoded.bytes.length } },
        message:
          'The base64 decodes, but its bytes are no object: the beginning got lost or was damaged. Paste the object again.',
      };
    }
  },
});
