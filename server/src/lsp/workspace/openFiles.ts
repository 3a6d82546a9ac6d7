/** Keeps what is open in the index as it is in the editor. */
import { atOnce } from '../../core/steps';
import { describeError } from '../safely';
import type { SessionParts } from '../session';
import { entrySteps, putDocument } from './indexDocument';

export interface OpenFiles {
  edited(uri: string): void;
  closed(uri: string): void;
  /** Until then what is open is as it is in the editor. */
  ready(): Promise<void>;
}

/** Changes that come within this time are read together. */
const SETTLE = 200;
/** Documents under these schemes are copies of files, or no files at all. */
const IGNORED = /^(?:git|output|phonepki-decoded|vscode|walkThrough|debug|comment):/;

/** `changed` is told when the index may be another one. */
export function createOpenFiles(session: SessionParts, changed: () => void): OpenFiles {
  const { connection, runtime } = session;
  const dirty = new Set<string>();
  let reading: Promise<void> = Promise.resolve();

  async function read(): Promise<void> {
    for (const uri of dirty) {
      dirty.delete(uri);
      const opened = await session.open(uri);
      if (opened !== undefined) {
        const read = { ...opened, isBinary: false };
        putDocument(session, read, atOnce(entrySteps(read)));
        changed();
      }
    }
  }

  /** Whoever asks meanwhile waits for the same. */
  function ready(): Promise<void> {
    reading = reading.catch(() => undefined).then(read);
    return reading;
  }

  return {
    edited(uri) {
      if (!IGNORED.test(uri) && !dirty.has(uri)) {
        dirty.add(uri);
        runtime.timers.later(SETTLE, () => {
          ready().catch((error) => connection.console.error(`Indexing failed: ${describeError(error)}`));
        });
      }
    },
    closed: (uri) => dirty.delete(uri),
    ready,
  };
}
