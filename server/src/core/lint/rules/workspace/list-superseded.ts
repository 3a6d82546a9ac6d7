import { fileNameOf } from '../../../fileNameOf';
import type { CertificateList } from '../../../x509/certificateList';
import { dateOf } from '../../dates';
import { definePlacedRule, listsFor } from '../../placedIssuers';
import { replaces } from '../../revocationLists';
import { atNode, inBlock, RFC_5280 } from '../../rule';

export const rule = definePlacedRule({
  severity: 'information',
  title: 'a revocation list that a newer one replaced',
  why: 'Whoever is given the older list does not learn what was revoked since.',
  fix: 'Give out the newer list, and remove this one.',
  citations: [RFC_5280('§5.2.3'), RFC_5280('§5.1.2.4')],
  *check(document) {
    for (const block of document.blocks) {
      const list = document.objectOf(block);
      if (list.kind !== 'certificateList') {
        continue;
      }
      const newer = listsFor(document, list).find((other) => replaces(other.list, list));
      if (newer !== undefined) {
        yield {
          place: inBlock(block, atNode(list.thisUpdate?.node ?? list.node)),
          message: `A newer revocation list of this CA stands in ${fileNameOf(newer.entry.uri)}${dateText(newer.list)}; this one does not know what was revoked since. Give out the newer one, and remove this one.`,
          related: [{ entry: newer.entry, message: 'The newer list' }],
        };
      }
    }
  },
});

function dateText({ thisUpdate }: CertificateList): string {
  return thisUpdate?.instant === undefined ? '' : ` (${dateOf(thisUpdate.instant)})`;
}
