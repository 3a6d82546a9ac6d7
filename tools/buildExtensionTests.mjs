// Builds the suite for the launch configuration "Extension Tests", with fresh workspaces to run it in.
import { loadHarness, root, runTool } from './bootstrap.mjs';

await runTool(async () => {
  const { buildExtensionTests, makeWorkspaces } = await loadHarness('extensionSuite');
  await makeWorkspaces(root, `${await buildExtensionTests(root)}/workspaces`);
  return 0;
});
