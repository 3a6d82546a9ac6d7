import type { AlgorithmIdentifier } from '../x509/algorithmIdentifier';
import { type RsaPssParameters, readRsaPssParameters } from '../x509/rsaPssParameters';
import { RFC } from './citations';
import { atNode, defineRule, type Finding, type Rule } from './rule';
import type { Severity } from './severity';

/** RSASSA-PSS, as a key and as a signature. */
export const RSA_PSS = '1.2.840.113549.1.1.10';

interface PssRule {
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  /** What is wrong with the signature: sentences, or `undefined` where nothing is. */
  readonly fault: (parameters: RsaPssParameters, algorithm: AlgorithmIdentifier) => string | undefined;
}

/** A rule on the parameters of RSASSA-PSS signatures. What stands twice in an object is judged once. */
export function definePssRule({ fault, ...rest }: PssRule): Rule {
  return defineRule({
    ...rest,
    citations: [RFC(4055, '§3.1')],
    appliesTo: ['certificate', 'certificateRequest', 'certificateList'],
    *check({ signatureAlgorithm: algorithm }): Iterable<Finding> {
      if (algorithm?.oid === RSA_PSS) {
        const message = fault(readRsaPssParameters(algorithm.parameters), algorithm);
        if (message !== undefined) {
          yield { place: atNode(algorithm.node), message };
        }
      }
    },
  });
}
