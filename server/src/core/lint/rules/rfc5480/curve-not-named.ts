import { keyAlgorithm } from '../../../x509/keyAlgorithms';
import { RFC } from '../../citations';
import { atNode, defineRule } from '../../rule';

export const rule = defineRule({
  appliesTo: 'publicKeyInfo',
  severity: 'error',
  title: 'an elliptic curve that is written out, or missing',
  why: 'Keys in certificates name their curve. Programs refuse one that is written out, since a made-up curve can pass for a known one.',
  fix: 'Make a new key with a named curve (`-pkeyopt ec_param_enc:named_curve` in OpenSSL).',
  citations: [RFC(5480, '§2.1.1')],
  check({ publicKeyInfo: { curve, explicitCurve, algorithm, node } }) {
    const isEc = algorithm !== undefined && keyAlgorithm(algorithm.oid)?.family === 'ec';
    return (isEc || explicitCurve !== undefined) && curve === undefined
      ? [
          {
            place: atNode(explicitCurve ?? algorithm?.parameters ?? algorithm?.node ?? node),
            message: `This key ${explicitCurve === undefined ? 'does not say on which curve it is' : 'writes out its curve instead of naming it'}; programs refuse such keys. Make a new key with a named curve such as prime256v1.`,
          },
        ]
      : [];
  },
});
