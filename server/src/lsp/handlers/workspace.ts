import { FileChangeType, type FileOperationRegistrationOptions } from 'vscode-languageserver';
import type { Handler } from '../session';

/** Watchers tell of files only: a folder that is moved or deleted as a whole is told by the editor. */
const FOLDERS: FileOperationRegistrationOptions = {
  filters: [{ pattern: { glob: '**', matches: 'folder' } }],
};

/** The document that made the server start comes first: its hover, its findings. */
const HEAD_START = 300;

/** What keeps the index true. */
export const workspaceHandler: Handler = {
  capabilities: () => ({
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: { didRename: FOLDERS, didDelete: FOLDERS },
    },
  }),
  register({ connection, documents, indexer }) {
    connection.onDidChangeWatchedFiles(({ changes }) => {
      for (const { uri, type } of changes) {
        if (type === FileChangeType.Deleted) {
          indexer.removed(uri);
        } else {
          indexer.written(uri);
        }
      }
    });
    connection.workspace.onDidDeleteFiles(({ files }) => {
      for (const { uri } of files) {
        indexer.removed(uri);
      }
    });
    connection.workspace.onDidRenameFiles(({ files }) => {
      for (const { oldUri } of files) {
        indexer.removed(oldUri);
      }
      indexer.rescan();
    });
    documents.onDidOpen(({ document }) => indexer.opened(document.uri));
    documents.onDidChangeContent(({ document }) => indexer.edited(document.uri));
  },
  initialized({ connection, capabilities, indexer, runtime }) {
    if (capabilities.workspace?.workspaceFolders === true) {
      // The list itself is kept by the server's start.
      connection.workspace.onDidChangeWorkspaceFolders(() => indexer.rescan());
    }
    runtime.timers.later(HEAD_START, () => indexer.rescan());
  },
};
