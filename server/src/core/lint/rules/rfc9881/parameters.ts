import { oidName } from '../../../der/oids';
import { RFC } from '../../citations';
import { defineParametersRule } from '../../signatureRule';

const ML_DSA = /^2\.16\.840\.1\.101\.3\.4\.3\.1[7-9]$/;

export const rule = defineParametersRule({
  title: 'ML-DSA with parameters',
  why: 'The algorithm has no parameters, not even NULL, neither for keys nor for signatures; strict programs refuse them.',
  fix: 'Have it made again by a program that leaves them out.',
  citations: [RFC(9881, '§2'), RFC(9881, '§3')],
  fault: ({ oid, parameters }) =>
    ML_DSA.test(oid) && parameters !== undefined
      ? `The algorithm ${oidName(oid) ?? oid} has parameters, where it must have none, not even NULL; strict programs refuse it. Have it made again.`
      : undefined,
});
