// npm start [-- --screenshot FILE.png]: opens VS Code on the sample workspace with the extension.
import { loadHarness, root, runTool } from './bootstrap.mjs';

await runTool(async () => {
  const { start } = await loadHarness('start');
  return start(root, process.argv.slice(2));
});
