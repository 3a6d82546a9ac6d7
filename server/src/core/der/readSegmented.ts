/**
 * Reads DER that was sent in pieces: BER lets a writer cut an OCTET STRING into segments (X.690 §8.7.3), as
 * Bouncy Castle does with key stores. The nodes lie where their octets lie in the whole object. A primitive
 * value that a cut goes through becomes a constructed one of nameless pieces.
 */
import type { ByteSpan } from '../text';
import { type DerDocument, type DerNode, pieceOf, readDer } from './readDer';
import { segmentsOf, stringOctets } from './segments';

/** The value inside a constructed string, or inside one that a cut goes through, `skip` octets from its start. */
export function readSegmented(string: DerNode, skip = 0): DerDocument {
  const { root, problems } = readDer(stringOctets(string).subarray(skip));
  const places = placesOf(segmentsOf(string), skip);
  const moved = (span: ByteSpan) => ({ start: startAt(places, span.start), end: endAt(places, span.end) });
  return {
    root: root && movedNode(root, string, places),
    problems: problems.map(({ kind, span }) => ({ kind, span: moved(span) })),
  };
}

/** True where a cut goes through the value: its children are pieces without headers. */
export function isCut({ children: [first] }: DerNode): boolean {
  return first !== undefined && first.contentStart === first.start;
}

/** A value that a cut goes through, put together in bytes of its own; any other value as it is. */
export function wholeOf(node: DerNode): DerNode {
  if (!isCut(node)) {
    return node;
  }
  const bytes = stringOctets(node);
  return { ...node, bytes, constructed: false, contentStart: 0, contentEnd: bytes.length, children: [] };
}

/** The value and all that is in it put together; itself where no cut goes through it. */
export function wholeTree(node: DerNode): DerNode {
  const whole = wholeOf(node);
  const children = whole.children.map(wholeTree);
  return children.every((child, at) => child === whole.children[at]) ? whole : { ...whole, children };
}

/** A segment's place in the joined octets and in the object. */
interface Place {
  readonly joined: number;
  readonly start: number;
  readonly end: number;
}

function placesOf(segments: readonly DerNode[], skip: number): readonly Place[] {
  const places: Place[] = [];
  let joined = -skip;
  for (const { contentStart, contentEnd } of segments) {
    if (contentEnd > contentStart) {
      places.push({ joined, start: contentStart, end: contentEnd });
      joined += contentEnd - contentStart;
    }
  }
  return places;
}

/** The segment that holds a joined octet, or the last one. */
function indexAt(places: readonly Place[], joined: number): number {
  let low = 0;
  let high = places.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((places[middle] as Place).joined <= joined) {
      low = middle;
    } else {
      high = middle - 1;
    }
  }
  return low;
}

/** Where a joined octet lies in the object. */
function startAt(places: readonly Place[], joined: number): number {
  const place = places[indexAt(places, joined)];
  return place === undefined ? 0 : place.start + joined - place.joined;
}

/** Behind the octet before: an end lies in the segment of what ends. */
const endAt = (places: readonly Place[], joined: number) =>
  joined === 0 ? startAt(places, 0) : startAt(places, joined - 1) + 1;

function movedNode(node: DerNode, string: DerNode, places: readonly Place[]): DerNode {
  const moved = {
    ...node,
    bytes: string.bytes,
    start: startAt(places, node.start),
    contentStart: endAt(places, node.contentStart),
    contentEnd: endAt(places, node.contentEnd),
    end: endAt(places, node.end),
  };
  if (node.constructed) {
    return { ...moved, children: node.children.map((child) => movedNode(child, string, places)) };
  }
  const first = indexAt(places, node.contentStart - 1);
  const last = indexAt(places, node.contentEnd - 1);
  if (first === last) {
    return moved;
  }
  const pieces: DerNode[] = [];
  for (let index = first; index <= last; index++) {
    const { joined, start, end } = places[index] as Place;
    const from = Math.max(start, start + node.contentStart - joined);
    const to = Math.min(end, start + node.contentEnd - joined);
    if (from < to) {
      pieces.push(pieceOf(string, from, to));
    }
  }
  return { ...moved, constructed: true, children: pieces };
}
