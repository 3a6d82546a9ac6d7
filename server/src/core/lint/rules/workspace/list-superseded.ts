import { contentOf, toHex } from '../../../der/values';
import { fileNameOf } from '../../../fileNameOf';
import type { CertificateList } from '../../../x509/certificateList';
import { findExtensionValue } from '../../../x509/extension';
import { dateOf } from '../../dates';
import { definePlacedRule, listsFor } from '../../placedIssuers';
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
      const made = list.kind === 'certificateList' ? list.thisUpdate?.instant : undefined;
      if (list.kind !== 'certificateList' || made === undefined) {
        continue;
      }
      const newer = listsFor(document, list).find(
        (other) => (other.list.thisUpdate?.instant ?? made) > made && isOfSameKind(list, other.list),
      );
      if (newer !== undefined) {
        yield {
          place: inBlock(block, atNode(list.thisUpdate?.node ?? list.node)),
          message: `A newer revocation list of this CA stands in ${fileNameOf(newer.entry.uri)} (${dateOf(newer.list.thisUpdate?.instant ?? made)}); this one does not know what was revoked since. Give out the newer one, and remove this one.`,
          related: [{ entry: newer.entry, message: 'The newer list' }],
        };
      }
    }
  },
});

/** Of the same key, and both complete: a delta list (RFC 5280 §5.2.4) replaces nothing. */
function isOfSameKind(one: CertificateList, other: CertificateList): boolean {
  const isDelta = (list: CertificateList) => list.extensions.some(({ oid }) => oid === '2.5.29.27');
  const key = (list: CertificateList) =>
    findExtensionValue(list.extensions, 'authorityKeyIdentifier')?.keyIdentifier;
  const [own, its] = [key(one), key(other)];
  const isSameKey = own === undefined || its === undefined || toHex(contentOf(own)) === toHex(contentOf(its));
  return isSameKey && !isDelta(one) && !isDelta(other);
}
