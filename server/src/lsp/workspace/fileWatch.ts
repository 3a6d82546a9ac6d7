/** Asks the client to tell of changes to the files of the index, and of no others. */
import {
  DidChangeWatchedFilesNotification,
  type Disposable,
  type FileSystemWatcher,
} from 'vscode-languageserver';
import { describeError } from '../safely';
import type { SessionParts } from '../session';

export interface FileWatch {
  /** In place of the globs before. */
  follow(globs: readonly string[]): void;
}

export function createFileWatch({ connection, capabilities }: SessionParts): FileWatch {
  const canRegister = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
  let followed = '';
  let registration: Promise<Disposable | undefined> = Promise.resolve(undefined);
  return {
    follow(globs) {
      if (!canRegister || followed === globs.join('\n')) {
        return;
      }
      followed = globs.join('\n');
      const watchers: FileSystemWatcher[] = globs.map((globPattern) => ({ globPattern }));
      registration = registration
        .then((before) => {
          before?.dispose();
          return watchers.length === 0
            ? undefined
            : connection.client.register(DidChangeWatchedFilesNotification.type, { watchers });
        })
        .catch((error) => {
          connection.console.error(`Files cannot be watched: ${describeError(error)}`);
          return undefined;
        });
    },
  };
}
