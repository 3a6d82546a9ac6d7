import { oidName } from '../../../der/oids';
import { RFC } from '../../citations';
import { defineParametersRule } from '../../signatureRule';

/** The twelve of SLH-DSA (20 to 31) and of HashSLH-DSA (35 to 46). */
const SLH_DSA = /^2\.16\.840\.1\.101\.3\.4\.3\.(?:2\d|3[015-9]|4[0-6])$/;

export const rule = defineParametersRule({
  title: 'SLH-DSA with parameters',
  why: 'The algorithm has no parameters, not even NULL; strict programs refuse them.',
  fix: 'Have it made again by a program that leaves them out.',
  citations: [RFC(9909, '§3'), RFC(9909, '§4')],
  fault: ({ oid, parameters }) =>
    SLH_DSA.test(oid) && parameters !== undefined
      ? `The algorithm ${oidName(oid) ?? oid} has parameters, where it must have none, not even NULL; strict programs refuse it. Have it made again.`
      : undefined,
});
