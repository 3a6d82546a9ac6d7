// Builds the bundles of the extension: client and server, each for Node and for the browser, and the page of the viewer.
//   node esbuild.mjs [--production] [--watch]
import { stat } from 'node:fs/promises';
import { context } from 'esbuild';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

const shared = {
  bundle: true,
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  target: 'es2022',
  logLevel: 'warning',
};

/** vscode-languageclient and -server resolve to their browser entries there; nothing of Node is left in. */
const browser = { platform: 'browser', mainFields: ['browser', 'module', 'main'], conditions: ['browser'] };

const bundles = [
  {
    entryPoints: ['client/src/node/main.ts'],
    outfile: 'dist/client.js',
    platform: 'node',
    format: 'cjs',
    external: ['vscode'],
  },
  {
    entryPoints: ['client/src/browser/main.ts'],
    outfile: 'dist/clientBrowser.js',
    ...browser,
    format: 'cjs',
    external: ['vscode'],
  },
  { entryPoints: ['server/src/node/main.ts'], outfile: 'dist/server.js', platform: 'node', format: 'cjs' },
  {
    entryPoints: ['server/src/browser/main.ts'],
    outfile: 'dist/serverBrowser.js',
    ...browser,
    format: 'iife',
  },
  { entryPoints: ['client/viewer/main.ts'], outfile: 'dist/viewer.js', platform: 'browser', format: 'iife' },
  { entryPoints: ['client/viewer/viewer.css'], outfile: 'dist/viewer.css' },
];

/** Lines that the background problem matcher of .vscode/tasks.json waits for. */
const reportToTask = {
  name: 'report-to-task',
  setup(build) {
    build.onStart(() => console.log('[build] started'));
    build.onEnd(() => console.log('[build] finished'));
  },
};

async function printSizes() {
  for (const { outfile } of bundles) {
    const { size } = await stat(outfile);
    console.log(`${outfile.padEnd(24)} ${(size / 1024).toFixed(0).padStart(6)} KB`);
  }
}

const contexts = await Promise.all(
  bundles.map((bundle) => context({ ...shared, ...bundle, plugins: watch ? [reportToTask] : [] })),
);
if (watch) {
  await Promise.all(contexts.map((each) => each.watch()));
} else {
  await Promise.all(contexts.map((each) => each.rebuild()));
  await Promise.all(contexts.map((each) => each.dispose()));
  await printSizes();
}
