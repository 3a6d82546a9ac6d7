import { oidName } from '../../../der/oids';
import { RFC } from '../../citations';
import { defineParametersRule } from '../../signatureRule';

const CURVES = /^1\.3\.101\.11[0-3]$/;

export const rule = defineParametersRule({
  title: 'Ed25519, Ed448, X25519 or X448 with parameters',
  why: 'These algorithms have no parameters, not even NULL; strict programs refuse them.',
  fix: 'Have it made again by a program that leaves them out.',
  citations: [RFC(8410, '§3')],
  fault: ({ oid, parameters }) =>
    CURVES.test(oid) && parameters !== undefined
      ? `The algorithm ${oidName(oid) ?? oid} has parameters, where it must have none, not even NULL; strict programs refuse it. Have it made again.`
      : undefined,
});
