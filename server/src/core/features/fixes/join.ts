/** Puts the certificates that a chain lacks behind the certificate that they issued, as servers send it. */
import { sha256 } from '@noble/hashes/sha2.js';
import { signerOf } from '../../chain/issuersOf';
import { toHex } from '../../der/values';
import { toBase64 } from '../../describe/base64Text';
import { blockAt, type DocumentModel, objectOf } from '../../documentModel';
import { type Block, spanOfBlock } from '../../encoding/encoded';
import type { WorkspaceIndex } from '../../workspace/workspaceIndex';
import type { Certificate } from '../../x509/certificate';
import { armorText, isEditable, LINE_WIDTH, lineEndOf } from './blockText';
import type { Replacement } from './fix';

export interface Join {
  readonly title: string;
  readonly replacements: readonly Replacement[];
}

/** No chain is longer. */
const MAX_CHAIN = 10;

/** `index` is what the workspace holds; only issuers whose key made the signature are taken. */
export function joinings(model: DocumentModel, offset: number, index: WorkspaceIndex): readonly Join[] {
  const block = blockAt(model, offset);
  const object = block === undefined ? undefined : objectOf(block.encoded);
  if (
    model.host !== 'pem' ||
    block?.encoded.armor?.end === undefined ||
    !isEditable(block) ||
    object?.kind !== 'certificate' ||
    object.expectedByLabel !== undefined
  ) {
    return [];
  }
  const here = new Map(model.blocks.map((each) => [fingerprint(each.encoded.bytes), each]));
  const links = linksOf(block, chainOf(object, index), here);
  const lacking = links.filter(({ isHere }) => !isHere);
  const issuing = lacking.filter(({ certificate }) => !isRoot(certificate));
  const found: Join[] = [];
  if (issuing.length > 0) {
    const what =
      issuing.length === 1 ? 'the issuing certificate' : `the ${issuing.length} issuing certificates`;
    found.push({ title: `Add ${what} behind this one`, replacements: [...added(model, issuing)] });
  }
  if (lacking.length > issuing.length) {
    const title =
      issuing.length === 0 ? 'Add the root certificate to this file' : 'Add the chain up to the root';
    found.push({ title, replacements: [...added(model, lacking)] });
  }
  return found;
}

interface Link {
  readonly certificate: Certificate;
  readonly isHere: boolean;
  /** The last block before it in the chain. */
  readonly behind: Block;
}

function linksOf(
  leaf: Block,
  chain: readonly Certificate[],
  here: ReadonlyMap<string, Block>,
): readonly Link[] {
  const links: Link[] = [];
  let behind = leaf;
  for (const certificate of chain) {
    const own = here.get(fingerprint(certificate.bytes));
    links.push({ certificate, isHere: own !== undefined, behind });
    behind = own ?? behind;
  }
  return links;
}

function chainOf(leaf: Certificate, index: WorkspaceIndex): readonly Certificate[] {
  const chain: Certificate[] = [];
  const seen = new Set([fingerprint(leaf.bytes)]);
  for (let current = leaf; chain.length < MAX_CHAIN; ) {
    const issuer = signerOf(current, index.pool);
    if (issuer === undefined || seen.has(fingerprint(issuer.bytes))) {
      break;
    }
    seen.add(fingerprint(issuer.bytes));
    chain.push(issuer);
    current = issuer;
  }
  return chain;
}

function isRoot({ issuer, subject, node }: Certificate): boolean {
  return (
    issuer !== undefined &&
    subject !== undefined &&
    toHex(node.bytes.subarray(issuer.node.start, issuer.node.end)) ===
      toHex(node.bytes.subarray(subject.node.start, subject.node.end))
  );
}

/** One replacement for all that goes behind the same block. */
function added(model: DocumentModel, links: readonly Link[]): Iterable<Replacement> {
  const places = new Map<number, Replacement>();
  for (const { certificate, behind } of links) {
    const { end } = spanOfBlock(behind);
    const before = places.get(end)?.text ?? '';
    places.set(end, { span: { start: end, end }, text: before + pemOf(certificate, lineEndOf(model.text)) });
  }
  return places.values();
}

function pemOf({ bytes }: Certificate, lineEnd: string): string {
  const lines = toBase64(bytes).match(new RegExp(`.{1,${LINE_WIDTH}}`, 'g')) ?? [];
  const pem = [armorText('BEGIN', 'CERTIFICATE'), ...lines, armorText('END', 'CERTIFICATE')];
  return pem.map((line) => lineEnd + line).join('');
}

function fingerprint(bytes: Uint8Array): string {
  return toHex(sha256(bytes));
}
