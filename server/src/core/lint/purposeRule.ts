/** What certificates for EAP-TLS have to name as their purpose. */
import { findExtension, findExtensionValue } from '../x509/extension';
import { isAnyPurpose, isCa, keyUsagesOf } from './certificateFacts';
import { RFC } from './citations';
import { atNode, defineRule, RFC_5280, type Rule } from './rule';
import type { Target } from './targets';

const OIDS = { serverAuth: '1.3.6.1.5.5.7.3.1', clientAuth: '1.3.6.1.5.5.7.3.2' } as const;
const OTHER_SIDE = {
  '8021x-server': { target: '8021x-client', oid: OIDS.clientAuth },
  '8021x-client': { target: '8021x-server', oid: OIDS.serverAuth },
} as const satisfies Partial<Record<Target, { readonly target: Target; readonly oid: string }>>;

interface PurposeRule {
  readonly target: keyof typeof OTHER_SIDE;
  readonly purpose: keyof typeof OIDS;
  readonly who: string;
  readonly asker: string;
}

export function definePurposeRule({ target, purpose, who, asker }: PurposeRule): Rule {
  const other = OTHER_SIDE[target];
  return defineRule({
    appliesTo: 'certificate',
    severity: 'error',
    onlyFor: [target],
    title: `the certificate of ${who} without the purpose ${purpose}`,
    why: `Purposes that are named are the only ones; and where none is named, ${asker} often refuse the certificate all the same.`,
    fix: `Have it issued again with \`extendedKeyUsage = ${purpose}\`.`,
    citations: [RFC(5216, '§5.3'), RFC_5280('§4.2.1.12')],
    *check(certificate, { targets }) {
      const { extensions, subject, node } = certificate;
      if (isCa(certificate) || keyUsagesOf(certificate)?.includes('keyCertSign') === true) {
        return;
      }
      const extension = findExtension(extensions, '2.5.29.37');
      if (extension === undefined) {
        yield {
          place: atNode(subject?.node ?? node),
          message: `This certificate names no purpose, and ${asker} often take none without ${purpose}. Have it issued again with extendedKeyUsage = ${purpose}.`,
          severity: 'warning',
        };
        return;
      }
      const purposes = findExtensionValue(extensions, 'extKeyUsage')?.purposes;
      const isOfOtherSide =
        targets.includes(other.target) && purposes?.some(({ oid }) => oid === other.oid) === true;
      if (
        purposes !== undefined &&
        !isOfOtherSide &&
        !purposes.some(({ oid }) => oid === OIDS[purpose] || isAnyPurpose(oid))
      ) {
        yield {
          place: atNode(extension.node),
          message: `The extKeyUsage of this certificate does not name ${purpose}, so ${asker} refuse it as that of ${who}. Have it issued again with extendedKeyUsage = ${purpose}.`,
        };
      }
    },
  });
}
