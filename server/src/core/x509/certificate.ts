/** Certificate (RFC 5280 §4.1). Every part that can be read is, whatever is wrong with the others. */
import { type DerDocument, type DerNode, readDer } from '../der/readDer';
import type { DerTime } from '../der/time';
import { encodingOf, isContext, isUniversal, readSmallInteger, Tag } from '../der/values';
import { type AlgorithmIdentifier, readAlgorithmIdentifier } from './algorithmIdentifier';
import { type Extension, readExtensions } from './extension';
import { type Name, readName } from './name';
import { type ObjectProblem, report, reportMissing } from './objectProblem';
import { type PublicKeyInfo, readPublicKeyInfo } from './publicKeyInfo';
import { readSerialField, type SerialNumber } from './serialNumber';
import { readSignatureValue } from './signatureValue';
import { readTimeField } from './times';
import { readTrustSettings, type TrustSettings } from './trustSettings';

export interface Validity {
  readonly node: DerNode;
  readonly notBefore: DerTime | undefined;
  readonly notAfter: DerTime | undefined;
}

export interface Certificate {
  readonly kind: 'certificate';
  /** The octets of the certificate; nodes count from the start of their own `bytes`, which may hold more. */
  readonly bytes: Uint8Array;
  readonly document: DerDocument;
  readonly node: DerNode;
  readonly tbs: DerNode | undefined;
  /** 1, 2 or 3; else what stands there plus one. */
  readonly version: number | undefined;
  /** The INTEGER, absent in version 1. */
  readonly versionNode: DerNode | undefined;
  readonly serialNumber: SerialNumber | undefined;
  /** The algorithm as the signed part names it. */
  readonly signature: AlgorithmIdentifier | undefined;
  readonly issuer: Name | undefined;
  readonly validity: Validity | undefined;
  readonly subject: Name | undefined;
  readonly publicKey: PublicKeyInfo | undefined;
  readonly issuerUniqueId: DerNode | undefined;
  readonly subjectUniqueId: DerNode | undefined;
  /** The SEQUENCE of extensions. */
  readonly extensionsNode: DerNode | undefined;
  readonly extensions: readonly Extension[];
  readonly signatureAlgorithm: AlgorithmIdentifier | undefined;
  /** The BIT STRING with the signature. */
  readonly signatureValue: DerNode | undefined;
  /** OpenSSL's trust settings behind the certificate (`TRUSTED CERTIFICATE`). */
  readonly trust: TrustSettings | undefined;
  /** The kind of object that the PEM label promised, where it is another. */
  readonly expectedByLabel: string | undefined;
  readonly problems: readonly ObjectProblem[];
}

/** Reads bytes that should be one certificate; `undefined` where not even a SEQUENCE stands there. */
export function readCertificate(bytes: Uint8Array): Certificate | undefined {
  const document = readDer(bytes);
  const { root } = document;
  return isUniversal(root, Tag.sequence) ? certificateFrom(bytes, document, root, undefined) : undefined;
}

/** The certificate that `node` is, somewhere in a larger object. */
export function embeddedCertificate(node: DerNode): Certificate {
  return certificateFrom(encodingOf(node), { root: node, problems: [] }, node, undefined);
}

export function certificateFrom(
  bytes: Uint8Array,
  document: DerDocument,
  node: DerNode,
  trustNode: DerNode | undefined,
): Certificate {
  const problems: ObjectProblem[] = [];
  const trust = trustNode === undefined ? undefined : readTrustSettings(trustNode, problems);
  const { children } = node;
  const tbs = children.length > 0 ? children[0] : undefined;
  const isTbs = isUniversal(tbs, Tag.sequence);
  if (tbs === undefined) {
    reportMissing(problems, 'tbsCertificate', node);
  } else if (!isTbs) {
    report(problems, 'wrong-type', 'tbsCertificate', tbs, 'is not a SEQUENCE');
  }

  const parts: readonly DerNode[] = isTbs ? tbs.children : [];
  const within = isTbs ? tbs : node;
  const count = parts.length;
  let at = 0;
  let versionNode: DerNode | undefined;
  let version: number | undefined = 1;
  const first = count > 0 ? parts[0] : undefined;
  if (isContext(first, 0)) {
    at = 1;
    versionNode = first.children[0] ?? first;
    const value = isUniversal(versionNode, Tag.integer) ? readSmallInteger(versionNode) : undefined;
    version = value === undefined ? undefined : value + 1;
    if (version === undefined) {
      report(problems, 'wrong-type', 'tbsCertificate.version', versionNode, 'is not a version number');
    }
  } else if (!isTbs) {
    version = undefined;
  }
  const serialNode = at < count ? parts[at] : undefined;
  const signatureNode = at + 1 < count ? parts[at + 1] : undefined;
  const issuerNode = at + 2 < count ? parts[at + 2] : undefined;
  const validityNode = at + 3 < count ? parts[at + 3] : undefined;
  const subjectNode = at + 4 < count ? parts[at + 4] : undefined;
  const keyNode = at + 5 < count ? parts[at + 5] : undefined;

  let issuerUniqueId: DerNode | undefined;
  let subjectUniqueId: DerNode | undefined;
  let extensionsNode: DerNode | undefined;
  for (let next = at + 6; next < count; next++) {
    const part = parts[next] as DerNode;
    const tag = part.tagClass === 'context' ? part.tag : 0;
    if (tag === 1) {
      issuerUniqueId = part;
    } else if (tag === 2) {
      subjectUniqueId = part;
    } else if (tag === 3 && extensionsNode === undefined) {
      extensionsNode = part.children.length > 0 ? part.children[0] : part;
    } else {
      report(problems, 'unexpected', 'tbsCertificate', part, 'has no place in a certificate');
    }
  }

  const serialNumber = isTbs
    ? readSerialField(serialNode, within, 'tbsCertificate.serialNumber', problems)
    : undefined;
  const signature = isTbs
    ? readAlgorithmIdentifier(signatureNode, within, 'tbsCertificate.signature', problems)
    : undefined;
  const issuer = isTbs ? readName(issuerNode, within, 'tbsCertificate.issuer', problems) : undefined;
  const validity = isTbs ? readValidity(validityNode, within, problems) : undefined;
  const subject = isTbs ? readName(subjectNode, within, 'tbsCertificate.subject', problems) : undefined;
  const publicKey = isTbs
    ? readPublicKeyInfo(keyNode, within, 'tbsCertificate.subjectPublicKeyInfo', problems)
    : undefined;
  const extensions = readExtensions(extensionsNode, 'tbsCertificate.extensions', problems);
  const signatureAlgorithm = readAlgorithmIdentifier(
    children.length > 1 ? children[1] : undefined,
    node,
    'signatureAlgorithm',
    problems,
  );
  const signatureValue = readSignatureValue(children.length > 2 ? children[2] : undefined, node, problems);
  if (children.length > 3) {
    report(problems, 'unexpected', 'signatureValue', children[3] as DerNode, 'follows the signature');
  }
  return {
    kind: 'certificate',
    bytes,
    document,
    node,
    tbs,
    version,
    versionNode,
    serialNumber,
    signature,
    issuer,
    validity,
    subject,
    publicKey,
    issuerUniqueId,
    subjectUniqueId,
    extensionsNode,
    extensions,
    signatureAlgorithm,
    signatureValue,
    trust,
    expectedByLabel: undefined,
    problems,
  };
}

function readValidity(
  node: DerNode | undefined,
  parent: DerNode,
  problems: ObjectProblem[],
): Validity | undefined {
  if (node === undefined) {
    return reportMissing(problems, 'tbsCertificate.validity', parent);
  }
  if (!isUniversal(node, Tag.sequence)) {
    return report(problems, 'wrong-type', 'tbsCertificate.validity', node, 'is not a SEQUENCE of two times');
  }
  const { children } = node;
  if (children.length > 2) {
    report(
      problems,
      'unexpected',
      'tbsCertificate.validity',
      children[2] as DerNode,
      'follows the two times',
    );
  }
  return {
    node,
    notBefore: readTimeField(
      children.length > 0 ? children[0] : undefined,
      node,
      'tbsCertificate.validity.notBefore',
      problems,
    ),
    notAfter: readTimeField(
      children.length > 1 ? children[1] : undefined,
      node,
      'tbsCertificate.validity.notAfter',
      problems,
    ),
  };
}
