import type { DocumentFix } from './fix';

/** Removes what `openssl … -text` printed above the block; the base64 says the same. */
export const removeDump: DocumentFix = {
  mends: ['pem/text-dump'],
  title: () => 'Remove the text that openssl printed',
  replacements: ({ finding }) => [{ span: finding.span, text: '' }],
};
