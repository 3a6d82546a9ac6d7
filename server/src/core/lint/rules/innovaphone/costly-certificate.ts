import { defineDeviceRule } from '../../deviceRule';
import { INNOVAPHONE } from '../../phoneRule';
import { atNode } from '../../rule';

const COSTLY_HASH: Readonly<Record<string, string>> = {
  '1.2.840.113549.1.1.12': 'SHA-384',
  '1.2.840.113549.1.1.13': 'SHA-512',
};

export const rule = defineDeviceRule({
  targets: ['innovaphone'],
  dialect: 'innovaphone',
  appliesTo: ['certificate'],
  severity: 'information',
  title: 'a certificate that costs the device much time',
  why: 'A TLS connection needs about six times the CPU for each doubling of the key, so 36 times from 1024 to 4096 bits, and more for SHA-384 and SHA-512.',
  fix: 'Issue the device certificate with 2048 bits and SHA-256.',
  citations: [INNOVAPHONE('Certificate Key Length and CPU Usage')],
  *check({ publicKey: key, signatureAlgorithm: algorithm }) {
    const hash = COSTLY_HASH[algorithm?.oid ?? ''];
    if (key?.algorithmName === 'RSA' && key.bits === 4096) {
      yield {
        place: atNode(key.node),
        message:
          'With a key of 4096 bits each TLS connection costs the device about six times the CPU of one with 2048 bits, and 36 times that of one with 1024 bits. Prefer 2048 bits.',
      };
    }
    if (hash !== undefined && algorithm !== undefined) {
      yield {
        place: atNode(algorithm.node),
        message: `Certificates with ${hash} load the device's CPU more than those with SHA-256, which is advised. Prefer SHA-256.`,
      };
    }
  },
});
