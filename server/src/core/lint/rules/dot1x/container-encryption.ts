import type { EncryptionScheme } from '../../../pkcs/encryptionScheme';
import type { Pkcs12 } from '../../../pkcs/pkcs12';
import { RFC } from '../../citations';
import { defineDeviceRule } from '../../deviceRule';
import { OPTIPOINT_SECURE } from '../../phoneRule';
import { atNode, type Finding, OPENSSL } from '../../rule';

const ADVICE =
  'Write it again for them with `openssl pkcs12 -export -keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1`.';

export const rule = defineDeviceRule({
  targets: ['8021x-client', 'optipoint'],
  dialect: 'optipoint',
  appliesTo: ['pkcs12'],
  severity: 'warning',
  title: 'a PKCS #12 that old phones cannot open',
  why: 'Phones of the time before OpenSSL 3 read the algorithms of the first PKCS #12: pass phrases with SHA-1, RC2 and triple DES. What is written today has AES, PBKDF2 and SHA-256, and opens on none of them.',
  fix: 'Write it with `-keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1` for such phones, and keep it secret: this protects little.',
  citations: [RFC(7292, 'Appendix C'), OPTIPOINT_SECURE('§2.4'), OPENSSL('openssl-pkcs12(1), -legacy')],
  *check(pkcs12): Iterable<Finding> {
    const { mac } = pkcs12;
    const scheme = schemesOf(pkcs12).find(({ kind }) => kind === 'PBES2' || kind === 'other');
    if (scheme?.node !== undefined) {
      yield {
        place: atNode(scheme.node),
        message: `This PKCS #12 is encrypted with ${nameOf(scheme)}, which old phones cannot open. ${ADVICE}`,
      };
    } else if (mac !== undefined && mac.algorithmName !== 'SHA-1') {
      yield {
        place: atNode(mac.algorithm?.node ?? mac.node),
        message: `This PKCS #12 is sealed with ${mac.isPbmac1 ? 'PBMAC1' : mac.algorithmName}, and old phones know SHA-1 only: to them the pass phrase seems wrong. ${ADVICE}`,
      };
    }
  },
});

/** Of its encrypted parts, and of the keys in parts that are in the clear. */
function schemesOf({ safes }: Pkcs12): readonly EncryptionScheme[] {
  return safes.flatMap(({ encryption, bags }) => [
    ...(encryption === undefined ? [] : [encryption]),
    ...bags.flatMap(({ content }) =>
      content.kind === 'shroudedKey' && content.key.encryption !== undefined ? [content.key.encryption] : [],
    ),
  ]);
}

function nameOf({ name, derivation, cipher }: EncryptionScheme): string {
  return derivation === undefined || cipher === undefined ? name : `${cipher} under ${derivation.name}`;
}
