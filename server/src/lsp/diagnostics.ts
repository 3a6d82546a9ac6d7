/** When documents are checked, and what of it is sent. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { runRules } from '../core/lint/runRules';
import { REFRESH } from './lintPolicy';
import { describeError } from './safely';
import type { Session } from './session';
import { toDiagnostic } from './toProtocol';

/** So long after the last keystroke a document is checked. */
const DEBOUNCE = 300;

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
  const { connection, runtime, documents, lint } = session;
  const waiting = new Map<string, () => void>();

  function stop(uri: string): void {
    waiting.get(uri)?.();
    waiting.delete(uri);
  }

  function check(uri: string): void {
    stop(uri);
    send(uri).catch((error) => connection.console.error(`Checking ${uri} failed: ${describeError(error)}`));
  }

  async function send(uri: string): Promise<void> {
    const opened = await session.open(uri);
    if (opened === undefined) {
      return;
    }
    const { document, model } = opened;
    const findings = lint.isExcluded(uri, opened.settings)
      ? []
      : runRules(model, lint.optionsFor(opened.settings));
    await connection.sendDiagnostics({
      uri,
      version: document.version,
      diagnostics: findings.map((finding) => toDiagnostic(document, finding, session)),
    });
  }

  function refresh(): void {
    for (const { uri } of documents.all()) {
      check(uri);
    }
  }

  let stopRefreshing = runtime.timers.later(REFRESH, refreshLater);
  function refreshLater(): void {
    refresh();
    stopRefreshing = runtime.timers.later(REFRESH, refreshLater);
  }

  return {
    opened: ({ uri }) => check(uri),
    saved: ({ uri }) => check(uri),
    changed({ uri }) {
      stop(uri);
      waiting.set(
        uri,
        runtime.timers.later(DEBOUNCE, () => {
          waiting.delete(uri);
          session.settings
            .of(uri)
            .then(({ diagnostics }) => diagnostics.run === 'onType' && check(uri))
            .catch((error) => connection.console.error(`Checking ${uri} failed: ${describeError(error)}`));
        }),
      );
    },
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
