/** What a certificate may be used for, by its key usage and extended key usage (RFC 5280 §4.2.1.3, §4.2.1.12). */
import type { ChainPurpose } from '../workspaceProtocol';
import type { Certificate } from '../x509/certificate';
import { findExtensionValue } from '../x509/extension';
import type { KeyUsageName } from '../x509/extensions/keyUsage';

const ANY_PURPOSE = '2.5.29.37.0';

interface Purpose {
  readonly oid: string;
  /** One of them has to be there, where there is a key usage. */
  readonly usages: readonly KeyUsageName[];
  readonly text: string;
}

const PURPOSES: Readonly<Record<Exclude<ChainPurpose, 'any'>, Purpose>> = {
  serverAuth: {
    oid: '1.3.6.1.5.5.7.3.1',
    usages: ['digitalSignature', 'keyEncipherment', 'keyAgreement'],
    text: 'TLS servers',
  },
  clientAuth: {
    oid: '1.3.6.1.5.5.7.3.2',
    usages: ['digitalSignature', 'keyAgreement'],
    text: 'TLS clients',
  },
  codeSigning: { oid: '1.3.6.1.5.5.7.3.3', usages: ['digitalSignature'], text: 'code signing' },
  emailProtection: {
    oid: '1.3.6.1.5.5.7.3.4',
    usages: ['digitalSignature', 'nonRepudiation'],
    text: 'signed mail',
  },
  timeStamping: {
    oid: '1.3.6.1.5.5.7.3.8',
    usages: ['digitalSignature', 'nonRepudiation'],
    text: 'time stamps',
  },
  OCSPSigning: {
    oid: '1.3.6.1.5.5.7.3.9',
    usages: ['digitalSignature', 'nonRepudiation'],
    text: 'OCSP responses',
  },
};

export interface PurposeVerdict {
  readonly kind: 'purpose' | 'keyUsage';
  readonly verdict: 'good' | 'bad' | 'unknown';
  readonly text: string;
}

/** The extended key usage of an authority binds everything below it, as OpenSSL and browsers have it. */
export function checkPurpose(
  { extensions }: Certificate,
  purpose: Exclude<ChainPurpose, 'any'>,
  position: 'leaf' | 'authority',
): PurposeVerdict {
  const { oid, usages, text } = PURPOSES[purpose];
  const allowed = findExtensionValue(extensions, 'extKeyUsage')?.purposes;
  if (allowed !== undefined && !allowed.some((each) => each.oid === oid)) {
    return allowed.some((each) => each.oid === ANY_PURPOSE)
      ? {
          kind: 'purpose',
          verdict: 'unknown',
          text: `Its extended key usage allows any purpose without naming ${text}; some software, OpenSSL among it, refuses that.`,
        }
      : { kind: 'purpose', verdict: 'bad', text: `Its extended key usage does not allow ${text}.` };
  }
  const keyUsage = findExtensionValue(extensions, 'keyUsage')?.usages;
  if (position === 'leaf' && keyUsage !== undefined && !usages.some((each) => keyUsage.includes(each))) {
    return {
      kind: 'keyUsage',
      verdict: 'bad',
      text: `Its key usage has none of ${usages.join(', ')}, one of which ${text} need.`,
    };
  }
  return { kind: 'purpose', verdict: 'good', text: `It may be used for ${text}.` };
}
