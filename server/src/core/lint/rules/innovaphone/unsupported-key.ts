import { supportsKey } from '../../../phone/innovaphoneLimits';
import { defineDeviceRule } from '../../deviceRule';
import { INNOVAPHONE } from '../../phoneRule';
import { atNode } from '../../rule';

export const rule = defineDeviceRule({
  targets: ['innovaphone'],
  dialect: 'innovaphone',
  appliesTo: ['certificate', 'certificateRequest'],
  severity: 'error',
  title: 'a key that innovaphone devices do not support',
  why: 'The devices support RSA keys of 1024, 2048 and 4096 bits.',
  fix: 'Issue the certificate for an RSA key of 2048 bits.',
  citations: [INNOVAPHONE('Key types')],
  *check({ publicKey: key, kind }) {
    if (key !== undefined && !supportsKey(key)) {
      const found =
        key.algorithmName === 'RSA'
          ? `an RSA key of ${key.bits} bits`
          : `a key of the kind ${key.algorithmName}`;
      yield {
        place: atNode(key.node),
        message: `Innovaphone devices support RSA keys of 1024, 2048 and 4096 bits, and this is ${found}. ${kind === 'certificate' ? 'Issue the certificate' : 'Make the request'} for an RSA key of 2048 bits.`,
      };
    }
  },
});
