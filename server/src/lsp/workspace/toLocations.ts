import { type Location, type LocationLink, SymbolKind } from 'vscode-languageserver';
import type { IndexEntry } from '../../core/workspace/indexEntry';
import type { ObjectRole } from '../../core/workspaceProtocol';

export function toLocation({ uri, range }: IndexEntry): Location {
  return { uri, range };
}

/** From the whole of one object to the start of another. */
export function toLink(from: IndexEntry, { uri, range }: IndexEntry): LocationLink {
  return {
    originSelectionRange: from.range,
    targetUri: uri,
    targetRange: range,
    targetSelectionRange: { start: range.start, end: range.start },
  };
}

const KINDS: Readonly<Record<ObjectRole, SymbolKind>> = {
  'root CA': SymbolKind.Class,
  'intermediate CA': SymbolKind.Class,
  leaf: SymbolKind.Object,
  request: SymbolKind.Event,
  'private key': SymbolKind.Key,
  'public key': SymbolKind.Key,
  CRL: SymbolKind.Array,
  container: SymbolKind.Package,
  other: SymbolKind.Object,
};

export function toSymbolKind(role: ObjectRole): SymbolKind {
  return KINDS[role];
}
