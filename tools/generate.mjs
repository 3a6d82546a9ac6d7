// Writes the files that follow from other files:
//   server/src/core/lint/rules/index.ts   every rule with its id, which is its path
//   docs/rules/                           a page for each rule, and the table of all
//   docs/caCommands.md                    the commands of the CA, for other clients
//   package.json                          the ids that the setting "phonepki.lint.severity" knows
// With --check nothing is written; the exit status tells whether all are up to date.
import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { commandPage } from './commandPages.mjs';
import { loadRules, rulePages, withRuleNames } from './rulePages.mjs';

const root = new URL('../', import.meta.url);
const rulesFolder = new URL('server/src/core/lint/rules/', root);

/** Ids of all rules: the last two segments of their paths. */
export async function ruleIds() {
  const ids = [];
  for (const source of (await readdir(rulesFolder, { withFileTypes: true })).filter((each) =>
    each.isDirectory(),
  )) {
    for (const file of await readdir(new URL(`${source.name}/`, rulesFolder))) {
      ids.push(`${source.name}/${file.replace(/\.ts$/, '')}`);
    }
  }
  return ids.sort();
}

function camelCase(id) {
  return id.replace(/[/-](.)/g, (_, letter) => letter.toUpperCase());
}

function rulesIndex(ids) {
  const imports = ids.map((id) => `import { rule as ${camelCase(id)} } from './${id}';`);
  const entries = ids.map((id) => `  ['${id}', ${camelCase(id)}],`);
  return `// Written by \`npm run gen\` from the files beside it.
import type { Rule } from '../rule';
${imports.join('\n')}

/** Every rule with its id, in the order of the ids. */
export const rules: readonly (readonly [string, Rule])[] = [
${entries.join('\n')}
];
`;
}

const index = new URL('index.ts', rulesFolder);
const manifest = new URL('package.json', root);
const pagesFolder = new URL('docs/rules/', root);

/** Path and content of what is written from the rules; the index has to be up to date. */
async function filesFromRules() {
  const loaded = await loadRules();
  return [
    ...(await rulePages(loaded)),
    await commandPage(),
    [manifest, withRuleNames(await readFile(manifest, 'utf8'), loaded.rules)],
  ];
}

/** Pages of rules that are gone. */
async function leftovers(files) {
  const wanted = new Set(files.map(([file]) => fileURLToPath(file)));
  const found = await readdir(pagesFolder, { recursive: true, withFileTypes: true }).catch(() => []);
  return found
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name))
    .filter((path) => !wanted.has(path))
    .map((path) => pathToFileURL(path));
}

/** Paths of the generated files that are not as they should be. */
export async function staleFiles() {
  const files = [[index, rulesIndex(await ruleIds())], ...(await filesFromRules())];
  const stale = (await leftovers(files)).map(pathOf);
  for (const [file, content] of files) {
    const current = await readFile(file, 'utf8').catch(() => '');
    if (current !== content) {
      stale.push(pathOf(file));
    }
  }
  return stale;
}

function pathOf(file) {
  return fileURLToPath(file).slice(fileURLToPath(root).length);
}

async function writeFiles() {
  await writeFile(index, rulesIndex(await ruleIds()));
  const files = await filesFromRules();
  for (const file of await leftovers(files)) {
    await rm(file);
  }
  for (const [file, content] of files) {
    await mkdir(new URL('.', file), { recursive: true });
    await writeFile(file, content);
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) {
    const stale = await staleFiles();
    for (const file of stale) {
      console.error(`${file} is out of date: run "npm run gen"`);
    }
    process.exitCode = stale.length === 0 ? 0 : 1;
  } else {
    await writeFiles();
  }
}
