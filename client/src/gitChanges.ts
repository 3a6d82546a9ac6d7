/** Tells the server, once it runs, what happens in repositories. */
import * as vscode from 'vscode';
import { ClientNotification } from '../../server/src/core/protocol';
import { type GitApi, gitApi, type Repository } from './gitApi';
import type { Session } from './startClient';

export function registerGitChanges(session: Session): vscode.Disposable {
  const subscriptions: vscode.Disposable[] = [];
  const tell = async (what: string) => {
    if (session.isRunning()) {
      await (await session.client()).sendNotification(what);
    }
  };
  const follow = ({ state }: Repository) => {
    let lastCommit = state.HEAD?.commit;
    let lastFiles = comersAndGoers(state);
    subscriptions.push(
      state.onDidChange(() => {
        const commit = state.HEAD?.commit;
        const files = comersAndGoers(state);
        if (commit !== lastCommit) {
          void tell(ClientNotification.headChanged);
        } else if (files !== lastFiles) {
          void tell(ClientNotification.standingsChanged);
        }
        lastCommit = commit;
        lastFiles = files;
      }),
    );
  };
  const start = (api: GitApi) => {
    const ignores = vscode.workspace.createFileSystemWatcher('**/.gitignore');
    const ignoresChanged = () => void tell(ClientNotification.standingsChanged);
    api.repositories.forEach(follow);
    subscriptions.push(
      ignores,
      ignores.onDidChange(ignoresChanged),
      ignores.onDidCreate(ignoresChanged),
      ignores.onDidDelete(ignoresChanged),
      api.onDidOpenRepository((repository) => {
        follow(repository);
        void tell(ClientNotification.headChanged);
      }),
      api.onDidCloseRepository(() => void tell(ClientNotification.headChanged)),
    );
  };
  let isFollowing = false;
  const started = session.onDidStart(async () => {
    const api = isFollowing ? undefined : await gitApi().catch(() => undefined);
    if (api !== undefined && !isFollowing) {
      isFollowing = true;
      start(api);
    }
  });
  return { dispose: () => vscode.Disposable.from(started, ...subscriptions).dispose() };
}

/** `INDEX_MODIFIED` and `MODIFIED` of the Git extension's `Status`: such files were tracked before and still are. */
const MODIFIED: ReadonlySet<number> = new Set([0, 5]);

/** Files that are new in the index or the folder, or gone from them, as one text. */
function comersAndGoers({ indexChanges, workingTreeChanges, untrackedChanges }: Repository['state']): string {
  return [...indexChanges, ...workingTreeChanges, ...untrackedChanges]
    .filter(({ status }) => !MODIFIED.has(status))
    .map(({ uri, status }) => `${status} ${uri.path}`)
    .join('\n');
}
