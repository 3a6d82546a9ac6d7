import { oidName } from '../../../der/oids';
import { RFC } from '../../citations';
import { defineParametersRule } from '../../signatureRule';

const ML_KEM = /^2\.16\.840\.1\.101\.3\.4\.4\.[1-3]$/;

export const rule = defineParametersRule({
  title: 'ML-KEM with parameters',
  why: 'The algorithm has no parameters, not even NULL; strict programs refuse them.',
  fix: 'Have it made again by a program that leaves them out.',
  citations: [RFC(9935, '§3')],
  fault: ({ oid, parameters }) =>
    ML_KEM.test(oid) && parameters !== undefined
      ? `The algorithm ${oidName(oid) ?? oid} has parameters, where it must have none, not even NULL; strict programs refuse it. Have it made again.`
      : undefined,
});
