import type { DocumentFix } from './fix';

export const removeByteOrderMark: DocumentFix = {
  mends: ['pem/byte-order-mark'],
  title: () => 'Remove the byte order mark',
  replacements: ({ finding }) => [{ span: finding.span, text: '' }],
};
