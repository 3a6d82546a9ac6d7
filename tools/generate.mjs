// Writes the files that follow from other files:
//   server/src/core/lint/rules/index.ts   every rule with its id, which is its path
// With --check nothing is written; the exit status tells whether all are up to date.
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

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

/** Path and content of every generated file. */
export async function generatedFiles() {
  return [[new URL('index.ts', rulesFolder), rulesIndex(await ruleIds())]];
}

/** Paths of the generated files that are not as they should be. */
export async function staleFiles() {
  const stale = [];
  for (const [file, content] of await generatedFiles()) {
    const current = await readFile(file, 'utf8').catch(() => '');
    if (current !== content) {
      stale.push(fileURLToPath(file).slice(fileURLToPath(root).length));
    }
  }
  return stale;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  if (process.argv.includes('--check')) {
    const stale = await staleFiles();
    for (const file of stale) {
      console.error(`${file} is out of date: run "npm run gen"`);
    }
    process.exitCode = stale.length === 0 ? 0 : 1;
  } else {
    for (const [file, content] of await generatedFiles()) {
      await writeFile(file, content);
    }
  }
}
