// npm test [-- --only unit|vscode|desktop|corpus]: every check of the project, each stage with its numbers.
import { loadHarness, root, runTool } from './bootstrap.mjs';

await runTool(async () => {
  const { testAll } = await loadHarness('testAll');
  return testAll(root, process.argv.slice(2));
});
