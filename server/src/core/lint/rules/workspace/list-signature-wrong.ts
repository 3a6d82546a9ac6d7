import { fileNameOf } from '../../../fileNameOf';
import { definePlacedRule, possibleIssuers } from '../../placedIssuers';
import { atNode, inBlock, RFC_5280 } from '../../rule';

export const rule = definePlacedRule({
  severity: 'error',
  title: 'a revocation list that its CA did not sign',
  why: 'Programs that ask the list refuse every certificate of the CA when the list does not verify.',
  fix: 'Issue the list again with the key of the CA.',
  citations: [RFC_5280('§6.3.3 (g)')],
  *check(document) {
    for (const block of document.blocks) {
      const list = document.objectOf(block);
      if (list.kind !== 'certificateList') {
        continue;
      }
      const issuers = possibleIssuers(document, list);
      const [first] = issuers;
      if (first !== undefined && issuers.every(({ signature }) => signature === 'bad')) {
        yield {
          place: inBlock(block, atNode(list.signatureValue ?? list.node)),
          message: `The signature of this revocation list fits no certificate of its CA in the workspace, such as ${fileNameOf(first.entry.uri)}: programs that ask the list refuse it. Issue it again with the key of the CA.`,
          related: [{ entry: first.entry, message: 'A CA of that name' }],
        };
      }
    }
  },
});
