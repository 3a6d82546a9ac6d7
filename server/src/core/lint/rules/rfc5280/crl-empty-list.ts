import { isUniversal, Tag } from '../../../der/values';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificateList',
  // The source says MUST; but common tools (GnuTLS) write it, and most programs take it.
  severity: 'warning',
  title: 'an empty list of revoked certificates',
  why: 'With nothing revoked the list is left out; strict programs refuse an empty one.',
  fix: 'Have it issued again by a program that leaves the empty list out.',
  citations: [RFC_5280('§5.1.2.6')],
  *check({ tbs, thisUpdate }) {
    const from = thisUpdate?.node.end ?? Number.POSITIVE_INFINITY;
    const list = tbs?.children.find((part) => part.start >= from && isUniversal(part, Tag.sequence));
    if (list !== undefined && list.contentEnd === list.contentStart) {
      yield {
        place: atNode(list),
        message:
          'The list of revoked certificates is there but empty; with nothing revoked it has to be left out, and strict programs refuse this CRL. Have it issued again.',
      };
    }
  },
});
