import { refusedExtensions } from '../../../phone/innovaphoneLimits';
import { defineDeviceRule } from '../../deviceRule';
import { INNOVAPHONE } from '../../phoneRule';
import { atNode } from '../../rule';

export const rule = defineDeviceRule({
  targets: ['innovaphone'],
  dialect: 'innovaphone',
  appliesTo: ['certificate'],
  severity: 'error',
  title: 'a critical extension that innovaphone devices do not support',
  why: 'The validation of a certificate fails where an extension that the device does not support is critical.',
  fix: 'Issue the certificate without this extension, or not critical.',
  citations: [INNOVAPHONE('Certificate extensions')],
  *check({ extensions }) {
    for (const { node, name } of refusedExtensions(extensions)) {
      yield {
        place: atNode(node),
        message: `Innovaphone devices do not support this extension (${name}), and refuse a certificate in which it is critical. Issue the certificate without it.`,
      };
    }
  },
});
