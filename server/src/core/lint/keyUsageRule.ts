import type { KeyUsageName } from '../x509/extensions/keyUsage';
import { defineExtensionRule } from './extensionRule';
import { atNode, type Citation, type Rule } from './rule';

interface KeyUsageRule {
  /** What keys of each kind, by the name of their algorithm, can do. */
  readonly allowed: ReadonlyMap<string, readonly KeyUsageName[]>;
  readonly effectiveFrom?: string;
  readonly why: string;
  readonly fix: string;
  readonly citations: readonly [Citation, ...Citation[]];
}

/** What a key that signs can do. */
export const SIGNS: readonly KeyUsageName[] = [
  'digitalSignature',
  'nonRepudiation',
  'keyCertSign',
  'cRLSign',
];
/** What a key that agrees on keys can do. */
export const AGREES: readonly KeyUsageName[] = ['keyAgreement', 'encipherOnly', 'decipherOnly'];

/** A rule on usages that keys of some kinds cannot do. */
export function defineKeyUsageRule({ allowed, ...rest }: KeyUsageRule): Rule {
  return defineExtensionRule({
    ...rest,
    kind: 'keyUsage',
    severity: 'error',
    title: 'a key usage that the key cannot do',
    check({ usages }, { owner, extension }) {
      const name = owner.kind === 'certificate' ? (owner.publicKey?.algorithmName ?? '') : '';
      const possible = allowed.get(name);
      const wrong = possible === undefined ? [] : usages.filter((usage) => !possible.includes(usage));
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
}
