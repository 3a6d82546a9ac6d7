import { defineEncodingRule } from '../../encodingRule';
import { RFC_7468 } from '../../rule';

export const rule = defineEncodingRule({
  problem: 'text-beside-armor',
  severity: 'error',
  title: 'something else stands on the line of the armor',
  why: 'OpenSSL looks for the armor at the beginning of a line, with nothing behind it.',
  fix: 'Put the armor on a line of its own.',
  citations: [RFC_7468('§3')],
  message: ({ detail }, { host }) => {
    switch (detail) {
      case 'BEGIN':
        return 'The base64 begins on the line of the armor; OpenSSL does not read such a block. Begin a new line here.';
      case 'END':
        return 'The END line must begin a line of its own; OpenSSL does not read the block as it is. Begin a new line here.';
      case 'before':
        return host === 'pem'
          ? 'Text stands before the armor on its line; OpenSSL does not find the block. Begin a new line here.'
          : undefined;
      default:
        return host === 'pem'
          ? 'Text stands behind the armor on its line; OpenSSL gives the block up. Move it to a line of its own.'
          : undefined;
    }
  },
});
