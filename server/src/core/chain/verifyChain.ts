/** Path validation (RFC 5280 §6.1), with a verdict and a reason for every step. */
import { verifySigned } from '../crypto/verifySigned';
import { contentOf } from '../der/values';
import { instantText } from '../describe/dates';
import { isSelfIssued } from '../describe/describeCertificate';
import type { ChainCheck, ChainPurpose } from '../workspaceProtocol';
import type { Certificate } from '../x509/certificate';
import { findExtensionValue } from '../x509/extension';
import { sameBytes } from '../x509/sameName';
import { checkAuthority } from './authority';
import { buildChains, type Chain } from './buildChains';
import type { CertificatePool } from './certificatePool';
import { isForHost } from './hostNames';
import { isSelfSigned } from './issuersOf';
import { nameViolation } from './nameConstraints';
import { checkPurpose } from './purposes';

export interface VerifyOptions {
  readonly pool: CertificatePool;
  readonly isAnchor: (certificate: Certificate) => boolean;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly purpose: ChainPurpose;
  readonly hostName: string | undefined;
}

export interface CheckedCertificate {
  readonly certificate: Certificate;
  readonly verdict: ChainCheck['verdict'];
  readonly checks: readonly ChainCheck[];
}

export interface CheckedChain {
  readonly verdict: ChainCheck['verdict'];
  /** From the leaf on. */
  readonly steps: readonly CheckedCertificate[];
}

/** Critical extensions that these checks, or those of the policies that nobody asked for, take care of. */
const UNDERSTOOD: ReadonlySet<string> = new Set([
  '1.3.6.1.5.5.7.48.1.5',
  '2.16.840.1.113730.1.1',
  '2.5.29.15',
  '2.5.29.17',
  '2.5.29.19',
  '2.5.29.30',
  '2.5.29.31',
  '2.5.29.32',
  '2.5.29.33',
  '2.5.29.36',
  '2.5.29.37',
  '2.5.29.54',
]);

/** Every chain of the certificate, checked, the best first. */
export function verifyChain(leaf: Certificate, options: VerifyOptions): readonly CheckedChain[] {
  const chains = buildChains(leaf, options.pool, options.isAnchor).map((chain) => checkChain(chain, options));
  return chains.sort((one, other) => VERDICTS.indexOf(one.verdict) - VERDICTS.indexOf(other.verdict));
}

const VERDICTS: readonly ChainCheck['verdict'][] = ['good', 'unknown', 'bad'];

function checkChain(chain: Chain, options: VerifyOptions): CheckedChain {
  const steps = chain.certificates.map((certificate, at) => {
    const checks = [
      ...checkSignature(chain, at),
      checkValidity(certificate, options.time),
      ...checkPosition(chain, at),
      ...checkNames(chain, at),
      ...checkCritical(certificate),
      ...checkUse(certificate, at, options),
    ];
    return { certificate, checks, verdict: worst(checks) };
  });
  return { steps, verdict: worst(steps) };
}

function worst(parts: readonly { readonly verdict: ChainCheck['verdict'] }[]): ChainCheck['verdict'] {
  return VERDICTS.findLast((verdict) => parts.some((part) => part.verdict === verdict)) ?? 'good';
}

function checkSignature({ certificates, isAnchored, wrongIssuers }: Chain, at: number): ChainCheck[] {
  const certificate = certificates[at] as Certificate;
  const issuer = certificates[at + 1];
  if (issuer !== undefined) {
    const isGood = verifySigned(certificate, issuer.publicKey) === 'good';
    const text = isGood
      ? 'The issuer made its signature.'
      : 'The signature could not be verified: its algorithm or the key of the issuer is not supported.';
    return [
      { kind: 'signature', verdict: isGood ? 'good' : 'unknown', text },
      ...checkKeyIdentifiers(certificate, issuer),
    ];
  }
  if (isAnchored) {
    return [{ kind: 'anchor', verdict: 'good', text: 'It is trusted.' }];
  }
  if (isSelfSigned(certificate)) {
    return [{ kind: 'anchor', verdict: 'bad', text: 'It signed itself and is not trusted.' }];
  }
  return wrongIssuers > 0
    ? [
        {
          kind: 'signature',
          verdict: 'bad',
          text:
            wrongIssuers === 1
              ? 'A certificate with the name of its issuer is there, but its key did not make the signature.'
              : `${wrongIssuers} certificates with the name of its issuer are there, but none of their keys made the signature.`,
        },
      ]
    : [{ kind: 'anchor', verdict: 'bad', text: 'The certificate of its issuer is missing.' }];
}

/** RFC 5280 §4.2.1.1: they are there to find the issuer; what finds it without them need not mind. */
function checkKeyIdentifiers(certificate: Certificate, issuer: Certificate): ChainCheck[] {
  const wanted = findExtensionValue(certificate.extensions, 'authorityKeyIdentifier')?.keyIdentifier;
  const own = findExtensionValue(issuer.extensions, 'subjectKeyIdentifier')?.keyIdentifier;
  if (wanted === undefined || own === undefined || sameBytes(contentOf(wanted), contentOf(own))) {
    return [];
  }
  return [
    {
      kind: 'keyIdentifier',
      verdict: 'unknown',
      text: 'Its authority key identifier is not the key identifier of the issuer; some software, OpenSSL among it, does not find the issuer then.',
    },
  ];
}

function checkValidity({ validity }: Certificate, time: number): ChainCheck {
  const start = validity?.notBefore?.instant;
  const end = validity?.notAfter?.instant;
  if (start === undefined || end === undefined) {
    return { kind: 'validity', verdict: 'bad', text: 'Its validity cannot be read.' };
  }
  if (time < start) {
    return { kind: 'validity', verdict: 'bad', text: `It is valid from ${instantText(start)} only.` };
  }
  return time >= end + 1000
    ? { kind: 'validity', verdict: 'bad', text: `It expired at ${instantText(end)}.` }
    : { kind: 'validity', verdict: 'good', text: `It is valid until ${instantText(end)}.` };
}

/** What an issuer has to be; a path length counts the authorities below that are not self-issued. */
function checkPosition({ certificates, isAnchored }: Chain, at: number): ChainCheck[] {
  if (at === 0) {
    return [];
  }
  const certificate = certificates[at] as Certificate;
  const isAnchor = isAnchored && at === certificates.length - 1;
  const checks: ChainCheck[] = [checkAuthority(certificate, isAnchor ? 'anchor' : 'intermediate')];
  const limit = findExtensionValue(certificate.extensions, 'basicConstraints')?.pathLength;
  const below = certificates.slice(1, at).filter((each) => !isSelfIssued(each)).length;
  if (limit !== undefined) {
    checks.push({
      kind: 'pathLength',
      verdict: below > limit ? 'bad' : 'good',
      text: `It allows ${limit} further CAs below it; there ${below === 1 ? 'is 1' : `are ${below}`}.`,
    });
  }
  return checks;
}

/** The constraints of an authority bind everything below it but authorities that renew themselves. */
function checkNames({ certificates }: Chain, at: number): ChainCheck[] {
  const constraints = findExtensionValue((certificates[at] as Certificate).extensions, 'nameConstraints');
  if (constraints === undefined || at === 0) {
    return [];
  }
  for (const [below, certificate] of certificates.slice(0, at).entries()) {
    const violation =
      below > 0 && isSelfIssued(certificate)
        ? undefined
        : nameViolation(certificate, constraints, below === 0 ? 'leaf' : 'authority');
    if (violation !== undefined) {
      return [
        {
          kind: 'nameConstraints',
          verdict: 'bad',
          text: `Its name constraints are broken ${below === 0 ? 'by the first certificate' : `by the CA at step ${below + 1}`}: ${violation}.`,
        },
      ];
    }
  }
  return [
    { kind: 'nameConstraints', verdict: 'good', text: 'The names below it keep its name constraints.' },
  ];
}

/** RFC 5280 §4.2: a critical extension that is not understood makes the certificate unusable. */
function checkCritical({ extensions }: Certificate): ChainCheck[] {
  return extensions
    .filter(({ critical, oid }) => critical && !UNDERSTOOD.has(oid))
    .map(({ name }) => ({
      kind: 'criticalExtension',
      verdict: 'bad',
      text: `Its extension ${name} is critical, and few programs know it.`,
    }));
}

function checkUse(certificate: Certificate, at: number, { purpose, hostName }: VerifyOptions): ChainCheck[] {
  const checks: ChainCheck[] = [];
  if (purpose !== 'any') {
    checks.push(checkPurpose(certificate, purpose, at === 0 ? 'leaf' : 'authority'));
  }
  if (at === 0 && hostName !== undefined) {
    const isFor = isForHost(certificate, hostName);
    checks.push({
      kind: 'hostName',
      verdict: isFor ? 'good' : 'bad',
      text: isFor ? `It is for ${hostName}.` : `It is not for ${hostName}: none of its names matches.`,
    });
  }
  return checks;
}
