import { findExtensionValue } from '../../../x509/extension';
import { defineDeviceRule } from '../../deviceRule';
import { INNOVAPHONE } from '../../phoneRule';
import { atNode } from '../../rule';

export const rule = defineDeviceRule({
  targets: ['innovaphone'],
  dialect: 'innovaphone',
  appliesTo: ['certificate'],
  severity: 'information',
  title: 'an alternative name that innovaphone devices do not look at',
  why: 'Of alternative names the devices support DNS names and IP addresses.',
  fix: 'Name the device by its DNS name or its IP address.',
  citations: [INNOVAPHONE('Naming')],
  *check({ extensions }) {
    for (const { kind, node } of findExtensionValue(extensions, 'subjectAltName')?.names ?? []) {
      if (kind !== 'dNSName' && kind !== 'iPAddress') {
        yield {
          place: atNode(node),
          message: `Of alternative names innovaphone devices support DNS names and IP addresses, and this is a name of the form ${kind}: they do not know the device by it. Add its DNS name or IP address.`,
        };
      }
    }
  },
});
