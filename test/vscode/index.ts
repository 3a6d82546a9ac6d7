import { commands, Uri, type WorkspaceFolder, window, workspace } from 'vscode';
import { registerActivationTests, registerDormantTests } from './activation';
import { registerBinaryTests } from './binary';
import { registerCaLifeTests } from './caLife';
import { registerDeviceVerdictTests } from './deviceVerdicts';
import type { Report } from './exchange';
import { registerKeysInGitTests } from './keysInGit';
import { registerMendingTests } from './mending';
import { registerNavigationTests } from './navigation';
import { registerNeighbourTests } from './neighbours';
import { registerPhoneChangeTests } from './phoneChanges';
import { registerPhoneConfigTests } from './phoneConfigs';
import { registerReadingTests } from './reading';
import { registerRepairTests } from './repairs';
import { registerRestrictedTests } from './restricted';
import { registerSipsTrustTests } from './sipsTrust';
import { registerSlotTests } from './slots';
import { runSuite, type TestResult } from './suite';
import { registerTrustListTests } from './trustList';
import { registerViewTests } from './views';
import { isXmlExtensionInstalled, registerBesideXmlTests, registerWithoutXmlTests } from './xmlExtension';

/** The entry that VS Code calls (`extensionTestsPath`). */
export async function run(): Promise<void> {
  const folder = workspace.workspaceFolders?.[0];
  if (folder === undefined) throw new Error('The suite needs a workspace folder.');
  const target = Uri.joinPath(folder.uri, '..', 'results.json');
  const results: TestResult[] = [];
  const write = async (finished: boolean): Promise<void> => {
    const report: Report = { finished, results };
    await workspace.fs.writeFile(target, new TextEncoder().encode(JSON.stringify(report)));
  };
  registerTestsFor(folder);
  await write(false);
  await runSuite(closeEditors, async (result) => {
    results.push(result);
    await write(false);
  });
  await write(true);
  const failed = results.filter((result) => result.outcome === 'failed');
  if (failed.length > 0) throw new Error(`Failed: ${failed.map((one) => one.name).join(', ')}`);
}

function registerTestsFor(folder: WorkspaceFolder): void {
  registerActivationTests();
  if (!workspace.isTrusted) {
    registerRestrictedTests();
  } else if (folder.name === 'withoutPki') {
    registerDormantTests();
  } else if (isXmlExtensionInstalled()) {
    registerBesideXmlTests();
  } else {
    registerReadingTests();
    registerMendingTests();
    registerRepairTests();
    registerNavigationTests();
    registerNeighbourTests();
    registerPhoneConfigTests();
    registerPhoneChangeTests();
    registerKeysInGitTests();
    registerWithoutXmlTests();
    registerBinaryTests();
    registerViewTests();
    registerDeviceVerdictTests();
    registerTrustListTests();
    registerSipsTrustTests();
    registerSlotTests();
    registerCaLifeTests();
  }
}

/** What a test left unsaved is dropped: VS Code would ask about it. (It has unsaved documents of its own at times.) */
async function closeEditors(): Promise<void> {
  for (const document of workspace.textDocuments) {
    const isOurs = document.isUntitled || workspace.getWorkspaceFolder(document.uri) !== undefined;
    if (!isOurs || !document.isDirty) continue;
    await window.showTextDocument(document);
    await commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
  }
  await commands.executeCommand('workbench.action.closeAllEditors');
}
