import { isAnchor } from '../../certificateFacts';
import { chainIn } from '../../fileChain';
import { isKey } from '../../isKey';
import { defineRule, inBlock } from '../../rule';

export const rule = defineRule({
  appliesTo: 'document',
  severity: 'warning',
  // It has a rule of its own.
  severityFor: { innovaphone: 'off' },
  title: 'a chain that is not in order',
  why: 'Servers send the certificates of a file as they stand there: their own has to come first, then each CA above the one before. Some clients refuse any other order, and some servers take the first certificate for their own.',
  fix: 'Put the certificate of the server or device first, then each CA above the one that it issued.',
  citations: [
    { source: 'RFC 8446', section: '§4.4.2' },
    { source: 'RFC 5246', section: '§7.4.2' },
  ],
  *check(document) {
    if (document.host !== 'pem') {
      return;
    }
    const chain = chainIn(document);
    const hasKey = document.blocks.some((block) => isKey(document.objectOf(block)));
    // Without a key, a root and one certificate that it issued may as well be a trust list.
    const isForUse = hasKey || chain.some(({ certificate }, at) => at > 0 && !isAnchor(certificate));
    for (const [at, { block }] of isForUse ? chain.entries() : []) {
      const below = chain[at - 1];
      if (below !== undefined && block.start < below.block.start) {
        yield {
          place: inBlock(block),
          message:
            'This certificate stands before the one that it issued. Servers send certificates as they stand in the file, and some clients refuse a chain in any order but from the server or device up to the root. Put them into that order.',
          related: [{ place: inBlock(below.block), message: 'The certificate that it issued' }],
        };
        return;
      }
    }
  },
});
