import { spawnSync } from 'node:child_process';
import {
  copyFileSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { checkLayer } from './scanLayers';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** One file of a layer with one import that is refused there. */
const refusedImports: readonly (readonly [folder: string, statement: string])[] = [
  ['server/src/core', `import { readFileSync } from 'node:fs';`],
  ['server/src/core', `import type { Stats } from 'node:fs';`],
  ['server/src/core', `import { readFileSync } from 'fs';`],
  ['server/src/core', `import { window } from 'vscode';`],
  ['server/src/core', `import type { Uri } from 'vscode';`],
  ['server/src/core', `import { DiagnosticSeverity } from 'vscode-languageserver';`],
  ['server/src/core', `import type { Hover } from 'vscode-languageserver-protocol';`],
  ['server/src/core', `import { pki } from 'node-forge';`],
  ['server/src/core', `import { cbc } from '@noble/ciphers/aes.js';`],
  ['server/src/core', `import '../lsp/startServer';`],
  ['server/src/core', `export { startServer } from '../lsp/startServer';`],
  ['server/src/core', `export * from '../ca/authority';`],
  ['server/src/core', `import type { Authority } from '../ca/authority';`],
  ['server/src/core', `import { run } from '../node';`],
  ['server/src/core', `import { run } from '../../../client/src/startClient';`],
  ['server/src/core/x509/extensions', `import { startServer } from '../../../lsp/startServer';`],
  ['server/src/core/x509/extensions', `import {\n  startServer,\n} from '../../../lsp/startServer';`],
  ['server/src/core', `export const fs = import('node:fs');`],
  ['server/src/core', `export const fs = require('node:fs');`],
  ['server/src/core', `export type Uri = import('vscode').Uri;`],
  ['server/src/core', `import vscode = require('vscode');`],
  ['server/src/ca', `import { randomBytes } from 'node:crypto';`],
  ['server/src/ca', `import { window } from 'vscode';`],
  ['server/src/ca', `import { startServer } from '../lsp/startServer';`],
  ['server/src/lsp', `import { readFileSync } from 'node:fs';`],
  ['server/src/lsp', `import { readFileSync } from 'fs';`],
  ['server/src/lsp', `import { window } from 'vscode';`],
  ['server/src/lsp', `import { createConnection } from 'vscode-languageserver/node';`],
  ['server/src/lsp', `import { pki } from 'node-forge';`],
  ['server/src/lsp', `import { main } from '../node/main';`],
  ['server/src/lsp', `import { main } from '../browser/main';`],
  ['server/src/node', `import { window } from 'vscode';`],
  ['server/src/node', `import { main } from '../browser/main';`],
  ['server/src/node', `import { createConnection } from 'vscode-languageserver/browser';`],
  ['server/src/browser', `import { readFileSync } from 'node:fs';`],
  ['server/src/browser', `import { main } from '../node/main';`],
  ['server/src/browser', `import { createConnection } from 'vscode-languageserver/node';`],
  ['client/src', `import { readFileSync } from 'node:fs';`],
  ['client/src', `import { readFileSync } from 'fs';`],
  ['client/src', `import { LanguageClient } from 'vscode-languageclient/node';`],
  ['client/src', `import { main } from './node/main';`],
  ['client/src/commands', `import { main } from '../browser/main';`],
  ['client/src', `import { readDer } from '../../server/src/core/der/readDer';`],
  ['client/src', `import { startServer } from '../../server/src/lsp/startServer';`],
  ['client/src/commands', `import { protocolNames } from '../../../server/src/core/protocolNames';`],
  ['client/src/node', `import { readDer } from '../../../server/src/core/der/readDer';`],
  ['client/src/node', `import { main } from '../browser/main';`],
  ['client/src/node', `import { LanguageClient } from 'vscode-languageclient/browser';`],
  ['client/src/browser', `import { readFileSync } from 'node:fs';`],
  ['client/src/views', `import { chain } from '../../viewer/chain';`],
  ['client/viewer', `import { window } from 'vscode';`],
  ['client/viewer', `import { readFileSync } from 'node:fs';`],
  ['client/viewer', `import { start } from '../src/startClient';`],
  ['client/viewer', `import { readDer } from '../../server/src/core/der/readDer';`],
  ['client/src/browser', `import { main } from '../node/main';`],
];

/** What reaches around the arguments without an import. Only the linter sees these. */
const refusedInPureLayers: readonly string[] = [
  'export const now = Date.now();',
  `export const now = Date['now']();`,
  'export const clock = Date.now;',
  'export const now = new Date();',
  'export const now = new Date;',
  'export const now = Date();',
  'export const random = Math.random();',
  'export const name = process.platform;',
  'export const bytes = Buffer.alloc(1);',
  'export const text = new TextDecoder();',
  `export const bytes = new TextEncoder().encode('a');`,
  `export const bytes = atob('AA==');`,
  `export const text = btoa('a');`,
  'export const key = crypto.subtle;',
  'export const key = globalThis.crypto;',
  'export const timer = setTimeout(() => {}, 1);',
  `export const page = fetch('a');`,
  `console.log('a');`,
];

const allowed: readonly (readonly [folder: string, statement: string])[] = [
  ['server/src/core', `import { sha256 } from '@noble/hashes/sha2.js';\nexport const digest = sha256;`],
  ['server/src/core', `import { readDer } from './der/readDer';\nexport const read = readDer;`],
  ['server/src/core/x509', `import { node } from '../der/node';\nexport const read = node;`],
  ['server/src/core/x509', `import type { Text } from '../text';\nexport type Source = Text;`],
  ['server/src/core', 'export const epoch = new Date(Date.UTC(1950, 0, 1));'],
  ['server/src/ca', `import { readDer } from '../core/der/readDer';\nexport const read = readDer;`],
  [
    'server/src/lsp',
    `import type { Connection } from 'vscode-languageserver';\nexport type Wire = Connection;`,
  ],
  ['server/src/lsp', `import { issue } from '../ca/authority';\nexport const run = issue;`],
  ['server/src/lsp', `import { readDer } from '../core/der/readDer';\nexport const read = readDer;`],
  ['server/src/node', `import { readFileSync } from 'node:fs';\nexport const read = readFileSync;`],
  ['server/src/node', `import { startServer } from '../lsp/startServer';\nexport const start = startServer;`],
  [
    'server/src/node',
    `import { createConnection } from 'vscode-languageserver/node';\nexport const make = createConnection;`,
  ],
  [
    'server/src/browser',
    `import { createConnection } from 'vscode-languageserver/browser';\nexport const make = createConnection;`,
  ],
  ['client/src', `import { window } from 'vscode';\nexport const shown = window;`],
  ['client/src', `import { ids } from '../../server/src/core/protocol';\nexport const names = ids;`],
  [
    'client/src/commands',
    `import { ids } from '../../../server/src/core/protocol';\nexport const names = ids;`,
  ],
  ['client/src/commands', `import { start } from '../startClient';\nexport const begin = start;`],
  ['client/src/node', `import { readFileSync } from 'node:fs';\nexport const read = readFileSync;`],
  ['client/src', `import { kinds } from '../../server/src/core/viewProtocol';\nexport const names = kinds;`],
  [
    'client/src',
    `import { kinds } from '../../server/src/core/workspaceProtocol';\nexport const names = kinds;`,
  ],
  ['client/src/views', `import type { Page } from '../../viewer/messages';\nexport type Message = Page;`],
  [
    'client/viewer',
    `import type { View } from '../../server/src/core/viewProtocol';\nexport type Model = View;`,
  ],
  [
    'client/src/node',
    `import { LanguageClient } from 'vscode-languageclient/node';\nexport const made = LanguageClient;`,
  ],
  ['client/src/node', `import { startClient } from '../startClient';\nexport const start = startClient;`],
  [
    'client/src/browser',
    `import { LanguageClient } from 'vscode-languageclient/browser';\nexport const made = LanguageClient;`,
  ],
];

describe('the sources', () => {
  const files = ['server/src', 'client/src', 'client/viewer'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) =>
        relative(root, join(root, folder, name))
          .split(sep)
          .join('/'),
      ),
  );

  test.each(files)('%s imports only what its layer may see', (file) => {
    expect(checkLayer(file, readFileSync(join(root, file), 'utf8'))).toEqual([]);
  });
});

describe('the scan', () => {
  test.each(refusedImports)('in %s refuses %s', (folder, statement) => {
    expect(checkLayer(`${folder}/file.ts`, statement)).toHaveLength(1);
  });

  test.each(allowed)('in %s allows %s', (folder, statement) => {
    expect(checkLayer(`${folder}/file.ts`, statement)).toEqual([]);
  });

  test.each([
    ['server/src/core/der', `import { main } from './../../node/main';`],
    ['server/src/core', `import { build } from '../../esbuild.mjs';`],
    ['server/src/core', `import { run } from './x509/../../lsp/startServer';`],
  ])('in %s follows %s to where it leads', (folder, statement) => {
    expect(checkLayer(`${folder}/file.ts`, statement)).toHaveLength(1);
  });

  test('asks for the layer of a new folder', () => {
    expect(checkLayer('server/src/new/file.ts', '')).toHaveLength(1);
  });
});

describe('the linter', () => {
  const refused = [
    ...refusedImports,
    ...['server/src/core', 'server/src/ca', 'server/src/lsp'].flatMap((layer) =>
      refusedInPureLayers.map((statement) => [layer, statement] as const),
    ),
  ].map(([layer, statement], index) => ({ layer, statement, file: `${layer}/refused${index}.ts` }));
  const accepted = allowed.map(([layer, statement], index) => ({
    layer,
    statement,
    file: `${layer}/allowed${index}.ts`,
  }));
  const found = new Map<string, string[]>();
  let folder: string;

  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'phonepki-layers-'));
    for (const name of [
      'biome.json',
      'biome.layers.json',
      'package.json',
      '.gitignore',
      'tools/lint/layers.grit',
    ]) {
      mkdirSync(join(folder, dirname(name)), { recursive: true });
      copyFileSync(join(root, name), join(folder, name));
    }
    for (const { file, statement } of [...refused, ...accepted]) {
      mkdirSync(join(folder, dirname(file)), { recursive: true });
      writeFileSync(join(folder, file), `${statement}\n`);
    }
    const biome = join(root, 'node_modules/@biomejs/biome/bin/biome');
    const options = [
      'lint',
      '--config-path=biome.layers.json',
      '--reporter=github',
      '--max-diagnostics=none',
      '--error-on-warnings',
      '.',
    ];
    const run = spawnSync(process.execPath, [biome, ...options], { cwd: folder, encoding: 'utf8' });
    for (const [, rule, file] of run.stdout.matchAll(/^::(?:error|warning) title=([^,]+),file=([^,]+),/gm)) {
      const name = relative(folder, file ?? '')
        .split(sep)
        .join('/');
      found.set(name, [...(found.get(name) ?? []), rule ?? '']);
    }
  });

  afterAll(() => rmSync(folder, { recursive: true }));

  test.each(refused)('in $layer refuses $statement', ({ file }) => {
    const layerRules = ['plugin', 'lint/style/noRestrictedGlobals', 'lint/suspicious/noConsole'];
    expect(found.get(file) ?? []).toSatisfy((rules: string[]) =>
      rules.some((rule) => layerRules.includes(rule)),
    );
  });

  test.each(accepted)('in $layer allows $statement', ({ file }) => {
    expect(found.get(file) ?? []).toEqual([]);
  });
});
