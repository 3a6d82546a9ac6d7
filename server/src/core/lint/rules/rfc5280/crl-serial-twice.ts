import { findExtension } from '../../../x509/extension';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificateList',
  severity: 'warning',
  title: 'a certificate that a CRL lists twice',
  why: 'Programs take the first or the last entry; where reason or date differ they judge differently.',
  fix: 'Remove one of the entries from the data of the CA, and issue a new CRL.',
  citations: [RFC_5280('§5.1.2.6'), RFC_5280('§5.3')],
  *check({ revoked }) {
    // In an indirect CRL different CAs may have given the same number.
    if (revoked.some(({ extensions }) => findExtension(extensions, '2.5.29.29') !== undefined)) {
      return;
    }
    const first = new Map<string, (typeof revoked)[number]>();
    for (const entry of revoked) {
      const serial = entry.serialNumber?.hex;
      const other = serial === undefined ? undefined : first.get(serial);
      if (serial !== undefined && other === undefined) {
        first.set(serial, entry);
      } else if (other !== undefined) {
        yield {
          place: atNode(entry.node),
          message: `The serial number ${serial} is listed twice; programs differ in which entry counts. Remove one, and issue a new CRL.`,
          related: [{ place: atNode(other.node), message: 'The first entry of this number' }],
        };
      }
    }
  },
});
