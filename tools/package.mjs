// npm run package: the production build as phonepki-<version>.vsix.
import { loadHarness, root, runTool } from './bootstrap.mjs';

await runTool(async () => {
  const { packageExtension } = await loadHarness('packageExtension');
  console.log(`Written: ${await packageExtension(root, root)}`);
  return 0;
});
