import { oidName } from '../der/oids';
import type { AlgorithmIdentifier } from '../x509/algorithmIdentifier';
import { readRsaPssParameters } from '../x509/rsaPssParameters';
import { isAnchor } from './certificateFacts';
import { RSA_PSS } from './pssRule';
import { atNode, type Citation, defineRule, type Finding, type Rule } from './rule';
import type { Severity } from './severity';
import type { Target } from './targets';

const SIGNED = ['certificate', 'certificateRequest', 'certificateList'] as const;
const NOUNS = {
  certificate: 'certificate',
  certificateRequest: 'request',
  certificateList: 'CRL',
} as const;

interface HashRule {
  readonly hash: string;
  /** Signature algorithms that use it; that of RSASSA-PSS stands in its parameters. */
  readonly oids: ReadonlySet<string>;
  readonly severityFor?: Readonly<Partial<Record<Target, Severity | 'off'>>>;
  readonly why: string;
  readonly citations: readonly [Citation, ...Citation[]];
}

/** A rule on signatures over a hash that no longer holds. Nobody checks the signature of a trust anchor. */
export function defineHashRule({ hash, oids, why, ...rest }: HashRule): Rule {
  return defineRule({
    ...rest,
    severity: 'error',
    title: `a signature with ${hash}`,
    why,
    fix: 'Have it issued again with SHA-256.',
    appliesTo: SIGNED,
    *check(object): Iterable<Finding> {
      const { signatureAlgorithm: algorithm, kind } = object;
      if (algorithm === undefined || !(oids.has(algorithm.oid) || pssHash(algorithm) === hash)) {
        return;
      }
      const ofAnchor = object.kind === 'certificate' && isAnchor(object);
      yield {
        place: atNode(algorithm.node),
        message: ofAnchor
          ? `This self-signed certificate is signed with ${hash}. Nobody checks the signature of a trust anchor, but use SHA-256 when it is renewed.`
          : `This ${NOUNS[kind]} is signed with ${hash}. ${why} Have it issued again with SHA-256.`,
        tags: ['deprecated'],
        ...(ofAnchor
          ? { severity: 'information' }
          : kind === 'certificateRequest'
            ? { severity: 'warning' }
            : {}),
      };
    },
  });
}

/** The hash that the parameters of RSASSA-PSS name. */
function pssHash({ oid, parameters }: AlgorithmIdentifier): string | undefined {
  return oid === RSA_PSS && parameters !== undefined ? readRsaPssParameters(parameters).hash : undefined;
}

interface ParametersRule {
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly citations: readonly [Citation, ...Citation[]];
  /** What is wrong with the parameters: sentences, or `undefined` where nothing is. */
  readonly fault: (algorithm: AlgorithmIdentifier) => string | undefined;
}

/** A rule on the parameters of every algorithm that certificates, requests and CRLs name. */
export function defineParametersRule({ fault, ...rest }: ParametersRule): Rule {
  return defineRule({
    ...rest,
    severity: 'error',
    appliesTo: SIGNED,
    *check(object): Iterable<Finding> {
      const algorithms = [
        object.signatureAlgorithm,
        'signature' in object ? object.signature : undefined,
        'publicKey' in object ? object.publicKey?.algorithm : undefined,
      ];
      for (const algorithm of algorithms) {
        const message = algorithm === undefined ? undefined : fault(algorithm);
        if (algorithm !== undefined && message !== undefined) {
          yield { place: atNode(algorithm.node), message };
        }
      }
    },
  });
}

interface NoParametersRule {
  /** Names of the algorithms, as a sentence begins. */
  readonly algorithms: string;
  readonly oids: RegExp;
  readonly citations: readonly [Citation, ...Citation[]];
}

/** A rule on algorithms that have no parameters at all. */
export function defineNoParametersRule({ algorithms, oids, citations }: NoParametersRule): Rule {
  return defineParametersRule({
    title: `${algorithms} with parameters`,
    why: 'Such algorithms have no parameters, not even NULL; strict programs refuse them.',
    fix: 'Have it made again by a program that leaves them out.',
    citations,
    fault: ({ oid, parameters }) =>
      oids.test(oid) && parameters !== undefined
        ? `The algorithm ${oidName(oid) ?? oid} has parameters, where it must have none, not even NULL; strict programs refuse it. Have it made again.`
        : undefined,
  });
}
