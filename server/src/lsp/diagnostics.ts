/** When documents are checked, and what of it is sent. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Settings } from '../core/protocol';
import { judgeFile } from './judgeFile';
import { REFRESH } from './lintPolicy';
import { describeError } from './safely';
import type { Session } from './session';
import { toDiagnostic } from './toProtocol';

/** So long after the last keystroke a document is checked. */
const DEBOUNCE = 60;
/** So long after another file has changed. */
const SETTLE = 50;

export interface Diagnostics {
  opened(document: TextDocument): void;
  changed(document: TextDocument): void;
  saved(document: TextDocument): void;
  /** What is said of an indexed file is said by the index from now on; else nothing is. */
  closed(uri: string, file: 'indexed' | 'gone'): void;
  /** Checks all open documents again. */
  refresh(): void;
  dispose(): void;
}

export function createDiagnostics(session: Session): Diagnostics {
  const { connection, runtime, documents, indexer, neighbourhood } = session;
  const waiting = new Map<string, () => void>();
  /** Waiting, and to be checked in any case. */
  const stale = new Set<string>();

  function stop(uri: string): void {
    waiting.get(uri)?.();
    waiting.delete(uri);
    stale.delete(uri);
  }

  function check(uri: string): void {
    stop(uri);
    send(uri).catch((error) => connection.console.error(`Checking ${uri} failed: ${describeError(error)}`));
  }

  async function send(uri: string): Promise<void> {
    await indexer.ready();
    const opened = await session.open(uri);
    if (opened === undefined) {
      return;
    }
    const { document, model, settings } = opened;
    const findings = judgeFile(session, uri, model, settings);
    await connection.sendDiagnostics({
      uri,
      version: document.version,
      diagnostics: findings.map((finding) => toDiagnostic(document, finding, session)),
    });
  }

  function checkAfter(milliseconds: number, uri: string, condition: (settings: Settings) => boolean): void {
    waiting.get(uri)?.();
    waiting.set(
      uri,
      runtime.timers.later(milliseconds, () => {
        waiting.delete(uri);
        session.settings
          .of(uri)
          .then((settings) => (stale.delete(uri) || condition(settings)) && check(uri))
          .catch((error) => connection.console.error(`Checking ${uri} failed: ${describeError(error)}`));
      }),
    );
  }

  function refresh(): void {
    for (const { uri } of documents.all()) {
      check(uri);
    }
  }

  neighbourhood.onStale((uris) => {
    for (const uri of uris) {
      if (documents.get(uri) !== undefined) {
        stale.add(uri);
        if (!waiting.has(uri)) {
          checkAfter(SETTLE, uri, () => true);
        }
      }
    }
  });

  let stopRefreshing = runtime.timers.later(REFRESH, refreshLater);
  function refreshLater(): void {
    refresh();
    stopRefreshing = runtime.timers.later(REFRESH, refreshLater);
  }

  return {
    opened: ({ uri }) => check(uri),
    saved: ({ uri }) => check(uri),
    changed: ({ uri }) => checkAfter(DEBOUNCE, uri, ({ diagnostics }) => diagnostics.run === 'onType'),
    closed(uri, file) {
      stop(uri);
      if (file === 'gone') {
        void connection.sendDiagnostics({ uri, diagnostics: [] });
      }
    },
    refresh,
    dispose() {
      stopRefreshing();
      for (const uri of [...waiting.keys()]) {
        stop(uri);
      }
    },
  };
}
