/** Asks the client how Git stands to the files with private keys that everybody can use, many at a time. */
import type { Connection } from 'vscode-languageserver';
import type { DocumentModel } from '../core/documentModel';
import type { GitFacts } from '../core/gitFacts';
import { holdsPlainPrivateKey } from '../core/lint/plainPrivateKeys';
import type { CommittedText } from '../core/phone/phoneConfig';
import {
  ClientRequest,
  type FileStandingsParams,
  type FileStandingsResult,
  type HeadTextParams,
  type HeadTextResult,
} from '../core/protocol';
import type { RuntimeEnvironment } from './runtimeEnvironment';
import { describeError } from './safely';

export interface FileStandings {
  /** The client can be asked; known after `initialize`. */
  isAsked: boolean;
  of(uri: string): GitFacts | undefined;
  /** URI of the repository that holds the file, where it was asked for. */
  repositoryOf(uri: string): string | undefined;
  /** The file is judged: what is not known of it is asked for. */
  judged(uri: string, model: DocumentModel): void;
  forget(uri: string): void;
  /** Files were staged or ignored, or no longer are. */
  askAgain(): void;
  /** Something was committed, or another commit checked out. */
  headChanged(): void;
  /** The listener is told of files to be judged again. */
  onChange(listener: (uri: string) => void): void;
}

/** Files that are judged within this time are asked for together. */
const SETTLE = 100;
const MAX_AT_ONCE = 500;

interface Known {
  readonly repository: string | undefined;
  readonly facts: GitFacts | undefined;
}

const NOTHING: Known = { repository: undefined, facts: undefined };

export function createFileStandings(connection: Connection, { timers }: RuntimeEnvironment): FileStandings {
  const known = new Map<string, Known>();
  /** Of the commit that is checked out. */
  let heads = new Map<string, CommittedText | undefined>();
  const waiting = new Set<string>();
  const listeners: ((uri: string) => void)[] = [];
  let isTimed = false;

  function ask(uris: Iterable<string>): void {
    for (const uri of uris) {
      waiting.add(uri);
    }
    if (!isTimed && waiting.size > 0) {
      isTimed = true;
      timers.later(SETTLE, () => {
        const uris = [...waiting];
        waiting.clear();
        isTimed = false;
        askAll(uris).catch((error) =>
          connection.console.error(`Asking how Git stands to files failed: ${describeError(error)}`),
        );
      });
    }
  }

  async function askAll(uris: readonly string[]): Promise<void> {
    for (let at = 0; at < uris.length; at += MAX_AT_ONCE) {
      const params: FileStandingsParams = { uris: uris.slice(at, at + MAX_AT_ONCE) };
      const { files } = await connection.sendRequest<FileStandingsResult>(
        ClientRequest.fileStandings,
        params,
      );
      for (const [index, uri] of params.uris.entries()) {
        const file = files[index] ?? undefined;
        const committed = file?.standing === 'tracked' ? await headText(uri) : undefined;
        const before = known.get(uri);
        if (before !== undefined) {
          take(uri, before, {
            repository: file?.repository,
            facts: file && { standing: file.standing, committed },
          });
        }
      }
    }
  }

  async function headText(uri: string): Promise<CommittedText | undefined> {
    const own = heads;
    if (!own.has(uri)) {
      const params: HeadTextParams = { uri };
      const { text } = await connection.sendRequest<HeadTextResult>(ClientRequest.headText, params);
      own.set(uri, text === null ? undefined : { text });
    }
    return own.get(uri);
  }

  /** What is the same stays the same object, so that models are kept. */
  function take(uri: string, before: Known, now: Known): void {
    const isSame =
      before.facts?.standing === now.facts?.standing &&
      before.facts?.committed?.text === now.facts?.committed?.text;
    known.set(uri, isSame ? { ...now, facts: before.facts } : now);
    if (!isSame) {
      for (const listener of listeners) {
        listener(uri);
      }
    }
  }

  function forget(uri: string): void {
    known.delete(uri);
    heads.delete(uri);
  }

  const standings: FileStandings = {
    isAsked: false,
    of: (uri) => known.get(uri)?.facts,
    repositoryOf: (uri) => known.get(uri)?.repository,
    judged(uri, model) {
      if (!standings.isAsked) {
        return;
      }
      if (!holdsPlainPrivateKey(model)) {
        forget(uri);
      } else if (!known.has(uri)) {
        known.set(uri, NOTHING);
        ask([uri]);
      }
    },
    forget,
    askAgain: () => ask(known.keys()),
    headChanged() {
      heads = new Map();
      ask(known.keys());
    },
    onChange: (listener) => listeners.push(listener),
  };
  return standings;
}
