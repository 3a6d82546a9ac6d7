/** Keeps the index true: reads the files of the workspace, follows their changes, prefers what is open. */
import type { Settings } from '../../core/protocol';
import { filesThatTurned } from '../../core/workspace/filesThatTurned';
import type { WorkspaceIndex } from '../../core/workspace/workspaceIndex';
import type { IndexState } from '../../core/workspaceProtocol';
import { REFRESH } from '../lintPolicy';
import { describeError } from '../safely';
import type { SessionParts } from '../session';
import { type Coverage, isCovered, withSlash } from './coverage';
import { createDiskFiles } from './diskFiles';
import { createFileWatch, type FileWatch } from './fileWatch';
import { createIndexNotice } from './indexNotice';
import { listFiles, readCoverage } from './listFiles';
import { createOpenFiles } from './openFiles';
import { createReadingQueue } from './readingQueue';
import { createSlices, type Slices } from './slices';
import { createUnopenedFindings } from './unopenedFindings';

/** Changes that come within this time are read together. */
const SETTLE = 200;
const DAY = 86_400_000;

export interface Indexer {
  readonly index: WorkspaceIndex;
  readonly slices: Slices;
  readonly state: () => IndexState;
  readonly isCovered: (uri: string) => boolean;
  /** Lists and reads everything, again where it was read before. */
  rescan(): void;
  /** Does so where a setting that matters has changed. */
  settingsChanged(): void;
  /** A file was made or written. */
  written(uri: string): void;
  /** A file or folder is gone. */
  removed(uri: string): void;
  opened(uri: string): void;
  edited(uri: string): void;
  /** True where the file stays in the index, and with it what is said of it. */
  closed(uri: string): boolean;
  /** Until then what is open is as it is in the editor. */
  ready(): Promise<void>;
}

export function createIndexer(session: SessionParts): Indexer {
  const { connection, runtime, documents, neighbourhood } = session;
  const { index } = neighbourhood;
  const slices = createSlices(runtime);
  const findings = createUnopenedFindings(session);
  const notice = createIndexNotice(session, state);
  const disk = createDiskFiles(session, { slices, findings });
  const opened = createOpenFiles(session, () => notice.changed());
  const settling = new Set<string>();
  let coverage: Coverage | undefined;
  let watch: FileWatch | undefined;
  let settings: Settings | undefined;
  let isIncomplete = false;
  /** The list of files is awaited. */
  let isListing = true;
  let scan = 0;

  const queue = createReadingQueue(session, {
    read,
    started: () => notice.changed(),
    advanced(done, all) {
      notice.advanced(done, all);
      notice.changed();
    },
    ended() {
      notice.ended();
      notice.changed();
      if (!isListing) {
        endReading();
      }
    },
  });

  function endReading(): void {
    if (neighbourhood.state === 'reading') {
      const result = isIncomplete || session.files === undefined ? 'partial' : 'complete';
      neighbourhood.endReading(result, [...disk.endReading(), ...documents.keys()]);
    }
  }

  neighbourhood.onStale((uris) => queue.add(uris.filter((uri) => documents.get(uri) === undefined)));

  function state(): IndexState {
    const { revision, fileCount, objectCount } = index;
    return {
      revision,
      isBusy: isListing || queue.isBusy,
      files: fileCount,
      objects: objectCount,
      isIncomplete,
    };
  }

  async function scanAll(): Promise<void> {
    const own = ++scan;
    const { files } = session;
    neighbourhood.startReading(covers);
    const { folders } = session.lint;
    queue.clear();
    disk.allOutdated();
    settings = await session.settings.of(folders[0] ?? '');
    watch ??= createFileWatch(session);
    watch.follow(files === undefined ? [] : settings.index.include);
    coverage = await readCoverage(session, settings);
    const listed = await listFiles(session, coverage, () => own !== scan);
    if (own !== scan) {
      return;
    }
    isIncomplete = listed.isIncomplete;
    const found = new Set(listed.uris.filter(covers));
    for (const uri of index.files()) {
      if (!found.has(uri) && documents.get(uri) === undefined) {
        forget(uri);
      }
    }
    notice.started(found.size, () => {
      queue.clear();
      isIncomplete = true;
    });
    for (const uri of documents.keys()) {
      opened.edited(uri);
    }
    queue.repeat((uri) => !found.has(uri));
    queue.add(found);
    isListing = false;
    notice.changed();
    if (!queue.isBusy) {
      endReading();
    }
  }

  function forget(uri: string): void {
    index.remove(uri);
    disk.outdated(uri);
    session.standings.forget(uri);
    findings.clear(uri);
    notice.changed();
  }

  async function read(uri: string): Promise<void> {
    if (settings === undefined || documents.get(uri) !== undefined) {
      return;
    }
    const result = await disk.read(uri, settings);
    // The settings may take the file out by now.
    if (result === 'gone' || (!covers(uri) && documents.get(uri) === undefined)) {
      forget(uri);
    }
  }

  function settle(uri: string): void {
    settling.add(uri);
    if (settling.size === 1) {
      runtime.timers.later(SETTLE, () => {
        for (const each of settling) {
          disk.outdated(each);
        }
        queue.add([...settling]);
        settling.clear();
      });
    }
  }

  function rescan(): void {
    isListing = true;
    scanAll().catch((error) => {
      isListing = false;
      isIncomplete = true;
      if (!queue.isBusy) {
        endReading();
      }
      connection.console.error(`Listing files failed: ${describeError(error)}`);
    });
  }

  /** What the findings and the list of files depend on. */
  function relevant({ diagnostics, index: own, limits, expiry, lint, phone, profile }: Settings): string {
    return JSON.stringify([diagnostics.scope, own, limits, expiry, lint, phone, profile]);
  }

  async function compareSettings(): Promise<void> {
    const now = await session.settings.of(session.lint.folders[0] ?? '');
    if (settings === undefined || relevant(settings) !== relevant(now)) {
      rescan();
    }
  }

  /** Files with an object that has come of age, is about to expire or has expired since the last time. */
  function refresh(last: number): void {
    const now = runtime.now();
    const warning = (settings?.expiry.warningDays ?? 0) * DAY;
    queue.add(filesThatTurned(index, { last, now, warning }));
    runtime.timers.later(REFRESH, () => refresh(now));
  }
  const started = runtime.now();
  runtime.timers.later(REFRESH, () => refresh(started));

  const covers = (uri: string) => coverage !== undefined && isCovered(uri, coverage);

  return {
    index,
    slices,
    state,
    isCovered: covers,
    rescan,
    settingsChanged() {
      compareSettings().catch((error) =>
        connection.console.error(`Settings were not read: ${describeError(error)}`),
      );
    },
    written(uri) {
      if (covers(uri) && documents.get(uri) === undefined) {
        settle(uri);
      }
    },
    removed(uri) {
      settling.delete(uri);
      const below = withSlash(uri);
      queue.repeat((each) => each === uri || each.startsWith(below));
      for (const known of index.files()) {
        if ((known === uri || known.startsWith(below)) && documents.get(known) === undefined) {
          forget(known);
        }
      }
    },
    opened(uri) {
      findings.yield(uri);
      opened.edited(uri);
    },
    edited: opened.edited,
    closed(uri) {
      opened.closed(uri);
      if (session.files !== undefined && covers(uri)) {
        findings.take(uri);
        settle(uri);
        return settings?.diagnostics.scope === 'workspace';
      }
      forget(uri);
      return false;
    },
    ready: opened.ready,
  };
}
