/** SafeBag (RFC 7292 §4.2): a key, a certificate, a CRL or a secret, with the names that the owner gave it. */
import type { DerNode } from '../der/readDer';
import { readText } from '../der/strings';
import { isContext, isUniversal, Tag } from '../der/values';
import { type Attribute, readAttributes } from '../x509/attribute';
import { type Certificate, embeddedCertificate } from '../x509/certificate';
import { type CertificateList, embeddedCertificateList } from '../x509/certificateList';
import { readObjectIdentifier } from '../x509/objectIdentifier';
import { type ObjectProblem, placedAt, report } from '../x509/objectProblem';
import { type EncryptedPrivateKey, embeddedEncryptedKey } from './encryptedPrivateKey';
import { octetPayload, readPayload } from './octetPayload';
import { embeddedPrivateKey, type PrivateKey } from './privateKey';

export type BagContent =
  | { readonly kind: 'key'; readonly key: PrivateKey }
  | { readonly kind: 'shroudedKey'; readonly key: EncryptedPrivateKey }
  | { readonly kind: 'certificate'; readonly certificate: Certificate }
  | { readonly kind: 'crl'; readonly crl: CertificateList }
  /** Its value is never shown. */
  | { readonly kind: 'secret'; readonly typeId: string | undefined }
  | { readonly kind: 'safeContents'; readonly bags: readonly SafeBag[] }
  | { readonly kind: 'other' };

export interface SafeBag {
  readonly node: DerNode;
  readonly bagId: string;
  readonly content: BagContent;
  readonly friendlyName: string | undefined;
  /** The OCTET STRING that ties a key to its certificate. */
  readonly localKeyId: DerNode | undefined;
  readonly attributes: readonly Attribute[];
}

const BAG = '1.2.840.113549.1.12.10.1';
const FRIENDLY_NAME = '1.2.840.113549.1.9.20';
const LOCAL_KEY_ID = '1.2.840.113549.1.9.21';
/** Nested SafeContents beyond this are not followed. */
const MAX_DEPTH = 10;

/** SafeContents. */
export function readSafeBags(
  list: DerNode,
  field: string,
  problems: ObjectProblem[],
  depth = 0,
): readonly SafeBag[] {
  return list.children.map((node, at) => readSafeBag(node, `${field}.bags[${at}]`, problems, depth));
}

function readSafeBag(node: DerNode, field: string, problems: ObjectProblem[], depth: number): SafeBag {
  const [idNode, wrapper, attributesNode] = node.children;
  const bagId = readObjectIdentifier(idNode);
  const value = isContext(wrapper, 0) ? wrapper.children[0] : undefined;
  if (bagId === undefined || value === undefined) {
    report(problems, 'wrong-type', field, node, 'is not a bag with identifier and value');
  }
  const attributes =
    attributesNode === undefined ? [] : readAttributes(attributesNode, `${field}.bagAttributes`, problems);
  const nameNode = attributes.find(({ oid }) => oid === FRIENDLY_NAME)?.values[0];
  return {
    node,
    bagId: bagId ?? '',
    content: value === undefined ? { kind: 'other' } : readContent(bagId, value, field, problems, depth),
    friendlyName: nameNode && readText(nameNode)?.text,
    localKeyId: attributes.find(({ oid }) => oid === LOCAL_KEY_ID)?.values[0],
    attributes,
  };
}

function readContent(
  bagId: string | undefined,
  value: DerNode,
  field: string,
  problems: ObjectProblem[],
  depth: number,
): BagContent {
  switch (bagId) {
    case `${BAG}.1`: {
      const key = embeddedPrivateKey(value);
      problems.push(...key.problems);
      return { kind: 'key', key };
    }
    case `${BAG}.2`: {
      const key = embeddedEncryptedKey(value);
      problems.push(...key.problems);
      return { kind: 'shroudedKey', key };
    }
    case `${BAG}.3`: {
      const root = wrappedObject(value, field, problems);
      const certificate = root && embeddedCertificate(root);
      problems.push(...problemsOf(certificate?.problems, value));
      return certificate === undefined ? { kind: 'other' } : { kind: 'certificate', certificate };
    }
    case `${BAG}.4`: {
      const root = wrappedObject(value, field, problems);
      const crl = root && embeddedCertificateList(root);
      problems.push(...problemsOf(crl?.problems, value));
      return crl === undefined ? { kind: 'other' } : { kind: 'crl', crl };
    }
    case `${BAG}.5`:
      return { kind: 'secret', typeId: readObjectIdentifier(value.children[0]) };
    case `${BAG}.6`:
      return depth >= MAX_DEPTH
        ? { kind: 'other' }
        : { kind: 'safeContents', bags: readSafeBags(value, field, problems, depth + 1) };
    default:
      return { kind: 'other' };
  }
}

/** The object that CertBag and CRLBag hold: SEQUENCE { OID, [0] OCTET STRING }. */
function wrappedObject(bag: DerNode, field: string, problems: ObjectProblem[]): DerNode | undefined {
  const wrapper = bag.children[1];
  const octets = isContext(wrapper, 0) ? wrapper.children[0] : undefined;
  const root = isUniversal(octets, Tag.octetString) ? readPayload(octets).root : undefined;
  return isUniversal(root, Tag.sequence)
    ? root
    : report(problems, 'wrong-type', field, bag, 'does not hold a certificate or CRL');
}

function problemsOf(problems: readonly ObjectProblem[] | undefined, bag: DerNode): readonly ObjectProblem[] {
  const octets = bag.children[1]?.children[0];
  const isJoined = octets !== undefined && octetPayload(octets).isJoined;
  return problems === undefined ? [] : isJoined ? placedAt(problems, bag) : problems;
}
