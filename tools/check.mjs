// npm run check: types, lint and fast tests, side by side. The layers are checked by the tests; the slower
// lint plugin that also knows them runs with `npm run lint` and `npm test`.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { root } from './bootstrap.mjs';

const checks = {
  types: ['node_modules/typescript/bin/tsc', '-b'],
  lint: ['node_modules/@biomejs/biome/bin/biome', 'check', '--error-on-warnings', '.'],
  tests: [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--project=fast',
    '--project=isolated',
    // Types and lint are over before the tests are, so both processors are theirs.
    '--pool=threads',
    '--maxWorkers=2',
    '--reporter=dot',
    '--silent=passed-only',
  ],
};

const started = Date.now();
const codes = await Promise.all(
  Object.entries(checks).map(async ([name, [script, ...args]]) => {
    const child = spawn(process.execPath, [join(root, script), ...args], { cwd: root });
    let output = '';
    child.stdout.on('data', (data) => {
      output += data;
    });
    child.stderr.on('data', (data) => {
      output += data;
    });
    const code = await new Promise((resolve, reject) => child.once('error', reject).once('close', resolve));
    const seconds = ((Date.now() - started) / 1000).toFixed(1);
    console.log(`${code === 0 ? 'ok  ' : 'FAIL'} ${name.padEnd(6)} ${seconds} s`);
    if (code !== 0) {
      console.log(output);
    }
    return code;
  }),
);
process.exitCode = codes.every((code) => code === 0) ? 0 : 1;
