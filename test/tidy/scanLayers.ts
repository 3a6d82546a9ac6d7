import { posix } from 'node:path';

interface Layer {
  /** The folder whose files the layer is made of, from the root, with a slash at its end. */
  readonly folder: string;
  /** Everything else of the project it may import: folders end with a slash, anything else is one module; a star is any part of a name. */
  readonly mayImport: readonly string[];
  readonly packages: RegExp;
}

const core = 'server/src/core/';
const ca = 'server/src/ca/';
const lsp = 'server/src/lsp/';
const protocol = 'server/src/core/protocol';
const protocols = 'server/src/core/*Protocol';
const viewProtocol = 'server/src/core/viewProtocol';
const viewerMessages = 'client/viewer/messages';

/** core ← ca ← lsp ← { node, browser }, core/protocol and core/*Protocol ← client. The first layer whose folder fits is a file's layer. */
const layers: readonly Layer[] = [
  { folder: core, mayImport: [], packages: /^(@noble\/(hashes|curves)(\/.+)?|fast-xml-parser)$/ },
  {
    folder: ca,
    mayImport: [core],
    packages: /^(@noble\/(hashes|curves)|node-forge|@peculiar\/[^/]+)(\/.+)?$/,
  },
  { folder: lsp, mayImport: [core, ca], packages: /^vscode-languageserver(-textdocument)?$/ },
  {
    folder: 'server/src/node/',
    mayImport: [core, ca, lsp],
    packages: /^(node:.+|vscode-languageserver(\/node)?)$/,
  },
  {
    folder: 'server/src/browser/',
    mayImport: [core, ca, lsp],
    packages: /^vscode-languageserver(\/browser)?$/,
  },
  {
    folder: 'client/src/node/',
    mayImport: ['client/src/', protocol, protocols],
    packages: /^(node:.+|vscode|vscode-languageclient(\/node)?)$/,
  },
  {
    folder: 'client/src/browser/',
    mayImport: ['client/src/', protocol, protocols],
    packages: /^(vscode|vscode-languageclient(\/browser)?)$/,
  },
  {
    folder: 'client/src/',
    mayImport: [protocol, protocols, viewerMessages],
    packages: /^(vscode|vscode-languageclient)$/,
  },
  { folder: 'client/viewer/', mayImport: [viewProtocol], packages: /^$/ },
];

/** Folders that belong to one host: only files of the same folder may import from them. */
const hostFolders = ['client/src/node/', 'client/src/browser/'];

/**
 * What a source file imports that its layer must not see, one sentence each. `file` is its path from the root, with
 * slashes. The linter refuses the same imports while one types; this one also follows relative paths to where they lead.
 */
export function checkLayer(file: string, source: string): string[] {
  const layer = layers.find(({ folder }) => file.startsWith(folder));
  if (layer === undefined) {
    return [`${file} belongs to no layer: put its folder into the table of test/tidy/scanLayers.ts.`];
  }
  return scanImports(source)
    .filter((specifier) => !isAllowed(layer, file, specifier))
    .map((specifier) => `${file} imports '${specifier}', which the layer ${layer.folder} must not see.`);
}

function isAllowed(layer: Layer, file: string, specifier: string): boolean {
  if (!specifier.startsWith('.')) {
    return layer.packages.test(specifier);
  }
  const target = posix.join(posix.dirname(file), specifier).replace(/\.[jt]s$/, '');
  if (hostFolders.some((folder) => folder !== layer.folder && target.startsWith(folder))) {
    return false;
  }
  return [layer.folder, ...layer.mayImport].some((allowed) =>
    allowed.endsWith('/') ? target.startsWith(allowed) : isModule(target, allowed),
  );
}

function isModule(target: string, allowed: string): boolean {
  const [before = '', after] = allowed.split('*');
  return after === undefined
    ? target === allowed
    : target.startsWith(before) && target.endsWith(after) && !target.slice(before.length).includes('/');
}

/** The module specifiers of a formatted source file: declarations start in the first column, calls stand anywhere. */
function scanImports(source: string): string[] {
  const declarations = source.matchAll(/^(?:import|export)\b(?:[^'"`;=(]*?\bfrom)?\s*['"]([^'"]+)['"]/gm);
  const calls = source.matchAll(/\b(?:import|require)\(\s*['"`]([^'"`]+)['"`]/g);
  return [...declarations, ...calls].map((match) => match[1] ?? '');
}
