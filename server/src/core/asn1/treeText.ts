/** A whole object as indented text: offset, header and content length, name, type and value of every field. */
import type { DerNode } from '../der/readDer';
import { childrenOf } from './childrenOf';
import type { Field } from './field';
import { fieldTree } from './fieldTree';
import type { SchemaName } from './schemas';
import { valueText } from './valueText';

export interface TreeTextOptions {
  /** Lines; the last one says how many bytes are left out. */
  readonly maxLines: number;
}

/** Lines like `   30   2+13      signature (AlgorithmIdentifier): sha256WithRSAEncryption (1.2.840.113549.1.1.11)`. */
export function treeText(root: DerNode, schema: SchemaName, options: TreeTextOptions): string {
  const tree = fieldTree(root, schema);
  const last = tree.trailing ?? tree.root;
  const width = `${last.node.end}`.length;
  const lines: string[] = [];
  const open: Field[] = tree.trailing === undefined ? [tree.root] : [tree.trailing, tree.root];
  for (let field = open.pop(); field !== undefined; field = open.pop()) {
    if (lines.length >= options.maxLines) {
      lines.push(`… the rest is not shown, from byte ${field.node.start} on`);
      break;
    }
    lines.push(lineOf(field, width));
    const children = childrenOf(field);
    for (let at = children.length - 1; at >= 0; at--) {
      open.push(children[at] as Field);
    }
  }
  return lines.join('\n');
}

function lineOf(field: Field, width: number): string {
  const { node } = field;
  const offset = `${node.start}`.padStart(width);
  const lengths = `${node.contentStart - node.start}+${node.contentEnd - node.contentStart}`;
  const indent = '  '.repeat(Math.min(field.depth, 60));
  const type = field.name === field.type ? '' : ` (${field.type})`;
  return `${offset}  ${lengths.padEnd(width + 3)} ${indent}${field.name}${type}: ${valueText(field)}`;
}
