/** What files know of each other, and which of them have to be judged again when one changes. */
import type { PlacedFinding } from '../../core/lint/runRules';
import { createDependents } from '../../core/workspace/dependents';
import { type LookAround, lookAround } from '../../core/workspace/surroundings';
import { createWorkspaceIndex, type WorkspaceIndex } from '../../core/workspace/workspaceIndex';

export interface Neighbourhood {
  readonly index: WorkspaceIndex;
  /** `undefined` as long as the files were not all read: whoever is missing may come yet. */
  lookAround(uri: string): LookAround | undefined;
  judged(uri: string, around: LookAround | undefined, findings: readonly PlacedFinding[]): void;
  /** Nothing is said of the file any more. */
  forget(uri: string): void;
  /** `reading`: files may be missing. `partial`: some will never be read. */
  readonly state: 'reading' | 'complete' | 'partial';
  /** `covers` tells the files that will be read. */
  startReading(covers: (uri: string) => boolean): void;
  /** What there is to read was read; `waiting` are to be judged now. */
  endReading(result: 'complete' | 'partial', waiting: readonly string[]): void;
  /** The listener is told of files to be judged again, once everything was read. */
  onStale(listener: (uris: readonly string[]) => void): void;
}

export function createNeighbourhood(): Neighbourhood {
  const dependents = createDependents();
  const listeners: ((uris: readonly string[]) => void)[] = [];
  let state: Neighbourhood['state'] = 'reading';
  let isCovered = (_uri: string) => false;

  function tell(uris: readonly string[]): void {
    if (state !== 'reading' && uris.length > 0) {
      for (const listener of listeners) {
        listener(uris);
      }
    }
  }

  const index = createWorkspaceIndex((change) => {
    if (change.after === undefined) {
      dependents.forget(change.uri);
    }
    tell(dependents.of(change));
  });
  return {
    index,
    get state() {
      return state;
    },
    startReading(covers) {
      state = 'reading';
      isCovered = covers;
    },
    endReading(result, waiting) {
      state = result;
      tell(waiting);
    },
    lookAround(uri) {
      if (state === 'reading') {
        return undefined;
      }
      const around = lookAround(index, uri, { isComplete: state === 'complete', isCovered });
      dependents.begin(uri, around.asked);
      return around;
    },
    judged(uri, around, findings) {
      if (around !== undefined) {
        const pointsInto = findings.flatMap(({ related }) =>
          related.flatMap((each) => ('entry' in each && each.entry.uri !== uri ? each.entry.uri : [])),
        );
        if (dependents.judged(uri, around.asked, new Set(pointsInto)) === 'stale') {
          tell([uri]);
        }
      }
    },
    forget: (uri) => dependents.forget(uri),
    onStale: (listener) => listeners.push(listener),
  };
}
