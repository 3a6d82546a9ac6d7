import { forAnchor } from '../../certificateFacts';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'error',
  title: 'the serial number is not positive',
  why: 'A serial number is greater than zero. Programs that keep to that refuse the certificate, and others show different numbers for it, so that it cannot be revoked reliably.',
  fix: 'Have it issued again with a positive serial number.',
  citations: [RFC_5280('§4.1.2.2')],
  *check(certificate) {
    const { serialNumber } = certificate;
    if (serialNumber !== undefined && (serialNumber.hex.startsWith('-') || /^0*$/.test(serialNumber.hex))) {
      yield {
        place: atNode(serialNumber.node),
        message: `The serial number of this certificate is ${serialNumber.hex.startsWith('-') ? 'negative' : 'zero'}, where it has to be greater than zero; strict programs refuse the certificate. Have it issued again with another serial number.`,
        ...forAnchor(certificate, 'information'),
      };
    }
  },
});
