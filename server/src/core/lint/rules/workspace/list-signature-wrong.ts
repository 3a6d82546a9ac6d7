import { fileNameOf } from '../../../fileNameOf';
import { definePlacedRule, type PossibleIssuer, possibleIssuers } from '../../placedIssuers';
import { atNode, inBlock, RFC_5280 } from '../../rule';
import type { Severity } from '../../severity';

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
          severity: severityFor(issuers),
          place: inBlock(block, atNode(list.signatureValue ?? list.node)),
          message: `The signature of this revocation list fits no certificate of its CA in the workspace, such as ${fileNameOf(first.entry.uri)}: programs that know the CA by ${issuers.length === 1 ? 'it' : 'them'} refuse the list. Issue it again with the key of the CA, or put the certificate here that its key belongs to.`,
          related: [{ entry: first.entry, message: 'A CA of that name' }],
        };
      }
    }
  },
});

/** A list may be that of an earlier or later key of the CA, and says so where it names another one. */
function severityFor(issuers: readonly PossibleIssuer[]): Severity {
  if (issuers.some(({ keyIdentifiers }) => keyIdentifiers === 'same')) {
    return 'error';
  }
  return issuers.every(({ keyIdentifiers }) => keyIdentifiers === 'other') ? 'information' : 'warning';
}
