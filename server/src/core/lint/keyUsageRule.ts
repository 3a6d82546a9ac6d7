import type { PkiObject } from '../pkiObject';
import type { KeyUsageName } from '../x509/extensions/keyUsage';
import { CERTIFICATES_AND_REQUESTS, defineExtensionRule, nounOf } from './extensionRule';
import { atNode, type Citation, type Rule } from './rule';
import type { Severity } from './severity';

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

/** A rule on usages that keys of some kinds cannot do; a request that asks for them is likely to get them. */
export function defineKeyUsageRule({ allowed, ...rest }: KeyUsageRule): Rule {
  return defineExtensionRule({
    ...rest,
    kind: 'keyUsage',
    roles: CERTIFICATES_AND_REQUESTS,
    severity: 'error',
    title: 'a key usage that the key cannot do',
    check({ usages }, { owner, extension, role }) {
      const name = keyNameOf(owner);
      const possible = allowed.get(name);
      const wrong = possible === undefined ? [] : usages.filter((usage) => !possible.includes(usage));
      return wrong.length > 0
        ? [
            {
              place: atNode(extension.node),
              message: `The keyUsage of this ${nounOf(role)} sets ${wrong.join(', ')}, which keys of the kind ${name} cannot do; strict programs refuse it. Have it made again without.`,
              ...mildFor(owner),
            },
          ]
        : [];
    },
  });
}

/** What kind of key a certificate or a request is for; nothing for other objects. */
export function keyNameOf(owner: PkiObject): string {
  return owner.kind === 'certificate' || owner.kind === 'certificateRequest'
    ? (owner.publicKey?.algorithmName ?? '')
    : '';
}

/** The CA may still mend what stands in a request. */
export function mildFor({ kind }: PkiObject): { readonly severity?: Severity } {
  return kind === 'certificateRequest' ? { severity: 'warning' } : {};
}
