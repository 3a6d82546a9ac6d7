/**
 * The trust settings that OpenSSL keeps behind a certificate in `TRUSTED CERTIFICATE` blocks
 * (`X509_CERT_AUX`: SEQUENCE { trust SEQUENCE OF OID OPTIONAL, reject [0] OPTIONAL, alias UTF8String
 * OPTIONAL, keyid OCTET STRING OPTIONAL, other [1] OPTIONAL }).
 */
import type { DerNode } from '../der/readDer';
import { type DerText, readText } from '../der/strings';
import { isContext, isUniversal, Tag } from '../der/values';
import { type KeyPurpose, readKeyPurposes } from './extensions/extKeyUsage';
import { type ObjectProblem, report } from './objectProblem';

export interface TrustSettings {
  readonly node: DerNode;
  /** Purposes the certificate is trusted for. */
  readonly trusted: readonly KeyPurpose[];
  /** Purposes it is distrusted for. */
  readonly rejected: readonly KeyPurpose[];
  readonly alias: DerText | undefined;
  /** The OCTET STRING with the key identifier. */
  readonly keyIdentifier: DerNode | undefined;
  /** Algorithm identifiers that OpenSSL keeps but does not use. */
  readonly other: DerNode | undefined;
}

export function readTrustSettings(node: DerNode, problems: ObjectProblem[]): TrustSettings {
  let trusted: readonly KeyPurpose[] = [];
  let rejected: readonly KeyPurpose[] = [];
  let alias: DerText | undefined;
  let keyIdentifier: DerNode | undefined;
  let other: DerNode | undefined;
  if (!isUniversal(node, Tag.sequence)) {
    report(problems, 'wrong-type', 'trust', node, 'is not a SEQUENCE of trust settings');
  }
  for (const child of node.children) {
    if (isUniversal(child, Tag.sequence)) {
      trusted = readKeyPurposes(child.children, 'trust.trust', problems);
    } else if (isContext(child, 0)) {
      rejected = readKeyPurposes(child.children, 'trust.reject', problems);
    } else if (isUniversal(child, Tag.utf8String)) {
      alias = readText(child);
    } else if (isUniversal(child, Tag.octetString)) {
      keyIdentifier = child;
    } else if (isContext(child, 1)) {
      other = child;
    } else {
      report(problems, 'unexpected', 'trust', child, 'has no place in trust settings');
    }
  }
  return { node, trusted, rejected, alias, keyIdentifier, other };
}
