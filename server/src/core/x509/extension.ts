/** Extension (RFC 5280 §4.1.2.9, §4.2): identifier, criticality, and a value that is DER inside an OCTET STRING. */
import { oidName } from '../der/oids';
import type { DerNode } from '../der/readDer';
import { isUniversal, readBoolean, Tag } from '../der/values';
import { type ExtensionValue, readExtensionValue } from './extensions/extensionTable';
import { readObjectIdentifier } from './objectIdentifier';
import { type ObjectProblem, report, reportMissing } from './objectProblem';

export interface Extension {
  readonly node: DerNode;
  /** Empty where it cannot be read. */
  readonly oid: string;
  readonly oidNode: DerNode | undefined;
  /** The field's usual name of the extension, else the OID. */
  readonly name: string;
  readonly critical: boolean;
  /** The BOOLEAN, where it stands there. */
  readonly criticalNode: DerNode | undefined;
  /** The OCTET STRING. */
  readonly valueNode: DerNode | undefined;
  readonly value: ExtensionValue;
}

const NONE: readonly Extension[] = [];

/** Reads Extensions: a SEQUENCE of Extension, here without the explicit tag that some objects put around it. */
export function readExtensions(
  list: DerNode | undefined,
  field: string,
  problems: ObjectProblem[],
): readonly Extension[] {
  if (list === undefined) {
    return NONE;
  }
  if (!isUniversal(list, Tag.sequence)) {
    report(problems, 'wrong-type', field, list, 'is not a SEQUENCE of extensions');
    return NONE;
  }
  const extensions: Extension[] = [];
  for (const node of list.children) {
    extensions.push(readExtension(node, `${field}[${extensions.length}]`, problems));
  }
  return extensions;
}

function readExtension(node: DerNode, field: string, problems: ObjectProblem[]): Extension {
  const { children } = node;
  const count = children.length;
  const oidNode = count > 0 ? children[0] : undefined;
  const oid = readObjectIdentifier(oidNode);
  if (oid === undefined || !isUniversal(node, Tag.sequence)) {
    report(problems, 'wrong-type', field, node, 'is not an extension (SEQUENCE with an OBJECT IDENTIFIER)');
  }
  const second = count > 1 ? children[1] : undefined;
  const criticalNode = isUniversal(second, Tag.boolean) ? second : undefined;
  const valueAt = criticalNode === undefined ? 1 : 2;
  const found = count > valueAt ? children[valueAt] : undefined;
  const valueNode = isUniversal(found, Tag.octetString) ? found : undefined;
  if (found === undefined) {
    reportMissing(problems, `${field}.extnValue`, node);
  } else if (valueNode === undefined) {
    report(problems, 'wrong-type', `${field}.extnValue`, found, 'is not an OCTET STRING');
  }
  if (count > valueAt + 1) {
    report(
      problems,
      'unexpected',
      field,
      children[valueAt + 1] as DerNode,
      'follows the value of the extension',
    );
  }
  return {
    node,
    oid: oid ?? '',
    oidNode,
    name: oid === undefined ? 'unreadable extension' : (oidName(oid) ?? oid),
    critical: criticalNode !== undefined && readBoolean(criticalNode) === true,
    criticalNode,
    valueNode,
    value: readValue(oid, valueNode, `${field}.extnValue`, problems),
  };
}

function readValue(
  oid: string | undefined,
  valueNode: DerNode | undefined,
  field: string,
  problems: ObjectProblem[],
): ExtensionValue {
  if (valueNode === undefined || valueNode.constructed) {
    return { kind: 'unknown', node: undefined };
  }
  return readExtensionValue(oid ?? '', valueNode, field, problems);
}

/** The first extension of a kind. */
export function findExtension(extensions: readonly Extension[], oid: string): Extension | undefined {
  for (const extension of extensions) {
    if (extension.oid === oid) {
      return extension;
    }
  }
  return undefined;
}

type ValueOfKind<Kind, Value = ExtensionValue> = Value extends { readonly kind: infer Kinds }
  ? Kind extends Kinds
    ? Value
    : never
  : never;

/** The value of the first extension whose value could be read as `kind`. */
export function findExtensionValue<Kind extends ExtensionValue['kind']>(
  extensions: readonly Extension[],
  kind: Kind,
): ValueOfKind<Kind> | undefined {
  for (const { value } of extensions) {
    if (value.kind === kind) {
      return value as ValueOfKind<Kind>;
    }
  }
  return undefined;
}
