import type { KeyUsageName } from '../../../x509/extensions/keyUsage';
import { RFC } from '../../citations';
import { defineExtensionRule } from '../../extensionRule';
import { atNode } from '../../rule';

const SIGNS: readonly KeyUsageName[] = ['digitalSignature', 'nonRepudiation', 'keyCertSign', 'cRLSign'];
const AGREES: readonly KeyUsageName[] = ['keyAgreement', 'encipherOnly', 'decipherOnly'];

const ALLOWED: ReadonlyMap<string, readonly KeyUsageName[]> = new Map([
  ['Ed25519', SIGNS],
  ['Ed448', SIGNS],
  ['X25519', AGREES],
  ['X448', AGREES],
]);

export const rule = defineExtensionRule({
  kind: 'keyUsage',
  severity: 'error',
  effectiveFrom: '2022-09-01',
  title: 'a key usage that the key cannot do',
  why: 'Ed25519 and Ed448 sign only, X25519 and X448 agree on keys only; strict programs refuse anything else.',
  fix: 'Have it issued again with digitalSignature (or keyAgreement) only.',
  citations: [RFC(9295, '§3'), RFC(8410, '§5')],
  check({ usages }, { owner, extension }) {
    const name = owner.kind === 'certificate' ? (owner.publicKey?.algorithmName ?? '') : '';
    const allowed = ALLOWED.get(name);
    const wrong = allowed === undefined ? [] : usages.filter((usage) => !allowed.includes(usage));
    return wrong.length > 0
      ? [
          {
            place: atNode(extension.node),
            message: `The keyUsage of this certificate sets ${wrong.join(', ')}, which keys of the kind ${name} cannot do; strict programs refuse it. Have it issued again without.`,
          },
        ]
      : [];
  },
});
