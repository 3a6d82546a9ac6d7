import { oidName } from '../../../der/oids';
import { RFC } from '../../citations';
import { defineParametersRule } from '../../signatureRule';

/** ecdsa-with-SHA1 (RFC 3279 §2.2.3), then SHA-224 to SHA-512. */
const ECDSA = /^1\.2\.840\.10045\.4\.(?:1|3\.[1-4])$/;

export const rule = defineParametersRule({
  title: 'ECDSA with parameters',
  why: 'The algorithm has no parameters, not even NULL; strict programs refuse them.',
  fix: 'Have it issued again by a program that leaves them out.',
  citations: [RFC(5758, '§3.2'), RFC(3279, '§2.2.3')],
  fault: ({ oid, parameters }) =>
    ECDSA.test(oid) && parameters !== undefined
      ? `The algorithm ${oidName(oid) ?? oid} has parameters, where it must have none, not even NULL; strict programs refuse it. Have it issued again.`
      : undefined,
});
