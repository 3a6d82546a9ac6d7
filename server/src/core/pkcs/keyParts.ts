/** The components that the forms of private keys consist of. */
import type { DerNode } from '../der/readDer';
import { isContext, isUniversal, Tag } from '../der/values';
import { type ObjectProblem, report, reportMissing } from '../x509/objectProblem';

export interface KeyComponent {
  readonly name: string;
  readonly node: DerNode;
  /** Octets, without the one that only holds the sign of an INTEGER. */
  readonly length: number;
  /** Nothing but name and length may be shown. */
  readonly isPrivate: boolean;
}

export interface KeyParts {
  readonly components: readonly KeyComponent[];
  /** Of an EC key: its curve. */
  readonly parameters: DerNode | undefined;
  readonly publicKeyNode: DerNode | undefined;
}

/**
 * Integers side by side, the first of which is the version. From `firstPrivate` on they are private; what
 * follows the last name is private, too.
 */
export function readIntegers(
  node: DerNode,
  names: readonly string[],
  firstPrivate: number,
  problems: ObjectProblem[],
): readonly KeyComponent[] {
  const components: KeyComponent[] = [];
  names.forEach((name, at) => {
    const part = node.children[at];
    if (part === undefined) {
      reportMissing(problems, name, node);
    } else if (!isUniversal(part, Tag.integer)) {
      report(problems, 'wrong-type', name, part, 'is not an INTEGER');
    } else if (at > 0) {
      components.push(component(name, part, at >= firstPrivate));
    }
  });
  for (const part of node.children.slice(names.length)) {
    components.push(component('otherPrimeInfos', part, true));
  }
  return components;
}

/** ECPrivateKey (RFC 5915 §3). */
export function readEcKey(node: DerNode, problems: ObjectProblem[]): KeyParts {
  const [, key, ...rest] = node.children;
  const components: KeyComponent[] = [];
  if (key === undefined) {
    reportMissing(problems, 'privateKey', node);
  } else if (isUniversal(key, Tag.octetString)) {
    components.push(component('privateKey', key, true));
  } else {
    report(problems, 'wrong-type', 'privateKey', key, 'is not an OCTET STRING');
  }
  const parameters = rest.find((part) => isContext(part, 0))?.children[0];
  const publicKeyNode = rest.find((part) => isContext(part, 1))?.children[0];
  if (publicKeyNode !== undefined) {
    components.push(component('publicKey', publicKeyNode, false));
  }
  return { components, parameters, publicKeyNode };
}

/** Octets without a structure that we know. */
export function readRawKey(node: DerNode): KeyParts {
  return {
    components: [component('privateKey', node, true)],
    parameters: undefined,
    publicKeyNode: undefined,
  };
}

/** CurvePrivateKey (RFC 8410 §7), or the seed, the expanded key or both of ML-DSA and ML-KEM (RFC 9881 §6). */
export function readPostQuantumKey(root: DerNode): KeyParts {
  if (isContext(root, 0)) {
    return { components: [component('seed', root, true)], parameters: undefined, publicKeyNode: undefined };
  }
  if (isUniversal(root, Tag.sequence)) {
    const names = ['seed', 'expandedKey'];
    const components = root.children.map((part, at) => component(names[at] ?? 'privateKey', part, true));
    return { components, parameters: undefined, publicKeyNode: undefined };
  }
  return readRawKey(root);
}

function component(name: string, node: DerNode, isPrivate: boolean): KeyComponent {
  const length = node.contentEnd - node.contentStart;
  const hasSignOctet = isUniversal(node, Tag.integer) && length > 1 && node.bytes[node.contentStart] === 0;
  return { name, node, length: hasSignOctet ? length - 1 : length, isPrivate };
}
