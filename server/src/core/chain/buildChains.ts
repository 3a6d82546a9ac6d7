/** Every way from a certificate to a trust anchor. */
import type { Certificate } from '../x509/certificate';
import { sameBytes } from '../x509/sameName';
import type { CertificatePool } from './certificatePool';
import { issuersOf } from './issuersOf';

/** From the leaf on; each one is signed by the next. */
export interface Chain {
  readonly certificates: readonly Certificate[];
  /** The last one is trusted. */
  readonly isAnchored: boolean;
  /** How many certificates bear the name of the missing issuer without having made the signature. */
  readonly wrongIssuers: number;
}

/** Cross-signed authorities can make exponentially many. */
const MAX_CHAINS = 16;
const MAX_LENGTH = 16;
const MAX_STEPS = 300;

/** Those that end in an anchor first; always one. */
export function buildChains(
  leaf: Certificate,
  pool: CertificatePool,
  isAnchor: (certificate: Certificate) => boolean,
): readonly Chain[] {
  const chains: Chain[] = [];
  let steps = 0;

  function follow(path: readonly Certificate[]): void {
    const last = path[path.length - 1] as Certificate;
    if (isAnchor(last)) {
      chains.push({ certificates: path, isAnchored: true, wrongIssuers: 0 });
      return;
    }
    const candidates = issuersOf(last, pool).filter(({ certificate }) => !isIn(path, certificate));
    const issuers = candidates.filter(({ signature }) => signature !== 'bad');
    if (issuers.length === 0) {
      const wrongIssuers = candidates.length;
      chains.push({ certificates: path, isAnchored: false, wrongIssuers });
      return;
    }
    for (const { certificate } of issuers) {
      if (chains.length >= MAX_CHAINS || steps++ >= MAX_STEPS) {
        return;
      }
      if (path.length >= MAX_LENGTH) {
        chains.push({ certificates: path, isAnchored: false, wrongIssuers: 0 });
        return;
      }
      follow([...path, certificate]);
    }
  }

  follow([leaf]);
  return chains.sort((one, other) => Number(other.isAnchored) - Number(one.isAnchored));
}

function isIn(path: readonly Certificate[], { bytes }: Certificate): boolean {
  return path.some((each) => sameBytes(each.bytes, bytes));
}
