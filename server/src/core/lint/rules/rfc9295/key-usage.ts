import { RFC } from '../../citations';
import { AGREES, defineKeyUsageRule, SIGNS } from '../../keyUsageRule';

export const rule = defineKeyUsageRule({
  allowed: new Map([
    ['Ed25519', SIGNS],
    ['Ed448', SIGNS],
    ['X25519', AGREES],
    ['X448', AGREES],
  ]),
  effectiveFrom: '2022-09-01',
  why: 'Ed25519 and Ed448 sign only, X25519 and X448 agree on keys only; strict programs refuse anything else.',
  fix: 'Have it issued again with digitalSignature (or keyAgreement) only.',
  citations: [RFC(9295, '§3'), RFC(8410, '§5')],
});
