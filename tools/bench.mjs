// npm run bench [-- name ...]: bundles test/bench/<name>.ts, runs them one after the other and prints their tables.
// Ends with an error when a required ratio is not reached.
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, runTool } from './bootstrap.mjs';

await runTool(async () => {
  const folder = join(root, 'test/bench');
  const wanted = process.argv.slice(2);
  const all = (await readdir(folder)).map((file) => file.replace(/\.ts$/, '')).sort();
  const unknown = wanted.filter((name) => !all.includes(name));
  if (unknown.length > 0)
    throw new Error(`There is no benchmark ${unknown.join(', ')}; there are ${all.join(', ')}.`);
  let missed = 0;
  for (const name of wanted.length > 0 ? wanted : all) {
    const { run } = await bundle(name);
    for (const benchmark of await run()) missed += print(benchmark);
  }
  return missed === 0 ? 0 : 1;
});

async function bundle(name) {
  const { build } = await import('esbuild');
  const outfile = join(root, 'out/bench', `${name}.mjs`);
  await build({
    entryPoints: [join(root, 'test/bench', `${name}.ts`)],
    outfile,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'warning',
  });
  return import(pathToFileURL(outfile).href);
}

/** Returns how many requirements are not met. */
function print({ title, unit, measurements, requirements }) {
  const width = Math.max(...measurements.map(({ name }) => name.length));
  const [first] = measurements;
  console.log(`\n${title} (${unit})`);
  for (const { name, itemsPerSecond, slowest, fastest } of measurements) {
    const rate = Math.round(itemsPerSecond).toLocaleString('en').padStart(10);
    const range = `${Math.round(slowest).toLocaleString('en')} to ${Math.round(fastest).toLocaleString('en')}`;
    const ratio =
      name === first.name ? '' : `, ${(first.itemsPerSecond / itemsPerSecond).toFixed(1)} times slower`;
    console.log(`  ${name.padEnd(width)} ${rate}   ${range}${ratio}`);
  }
  for (const { text, isMet } of requirements) console.log(`  ${isMet ? 'ok  ' : 'MISS'} ${text}`);
  return requirements.filter(({ isMet }) => !isMet).length;
}
