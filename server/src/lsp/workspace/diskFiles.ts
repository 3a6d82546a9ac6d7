/** Reads files of the disk into the index and says what is to be said of them. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { Settings } from '../../core/protocol';
import { contentSteps } from '../../core/workspace/readContent';
import type { SessionParts } from '../session';
import { entrySteps, putDocument, type ReadDocument } from './indexDocument';
import type { Slices } from './slices';
import type { UnopenedFindings } from './unopenedFindings';

export interface DiskFiles {
  /** `gone` where there is no such file, or none that can be read. */
  read(uri: string, settings: Settings): Promise<'read' | 'gone'>;
  /** Those that are to be judged, now that everything was read; they are not read again where little was. */
  endReading(): readonly string[];
  /** What was read of the file does not count any more. */
  outdated(uri: string): void;
  allOutdated(): void;
}

/** Characters of text that are kept until everything was read. */
const MAX_KEPT = 500_000;

export function createDiskFiles(
  session: SessionParts,
  { slices, findings }: { readonly slices: Slices; readonly findings: UnopenedFindings },
): DiskFiles {
  const { documents, neighbourhood } = session;
  /** To be judged when all the others are read. */
  const unjudged = new Map<string, ReadDocument | undefined>();
  let kept = 0;

  function outdated(uri: string): void {
    kept -= unjudged.get(uri)?.document.getText().length ?? 0;
    unjudged.delete(uri);
  }

  function putOff(uri: string, read: ReadDocument): void {
    const length = read.document.getText().length;
    const isKept = kept + length <= MAX_KEPT;
    kept += isKept ? length : 0;
    unjudged.set(uri, isKept ? read : undefined);
  }

  function* readSteps(uri: string, bytes: Uint8Array, settings: Settings): Generator<undefined, void> {
    const maxLength = settings.limits.documentSize * 1_000_000;
    const phone = { path: uri, ...settings.phone };
    const git = session.standings.of(uri);
    const { model, isBinary } = yield* contentSteps(uri, bytes, { maxLength, phone, git });
    yield;
    const document = TextDocument.create(uri, model.languageId, 0, model.text);
    const read = { document, model, isBinary };
    const entries = yield* entrySteps(read);
    if (documents.get(uri) !== undefined) {
      return;
    }
    putDocument(session, read, entries);
    outdated(uri);
    yield;
    if (neighbourhood.state === 'reading' && findings.isWanted(model, settings)) {
      putOff(uri, read);
    } else {
      yield* findings.check(document, model, settings);
    }
  }

  return {
    outdated,
    allOutdated() {
      unjudged.clear();
      kept = 0;
    },
    endReading: () => [...unjudged.keys()],
    async read(uri, settings) {
      const known = neighbourhood.state === 'reading' ? undefined : unjudged.get(uri);
      if (neighbourhood.state !== 'reading') {
        outdated(uri);
      }
      if (known !== undefined) {
        await slices.run(findings.check(known.document, known.model, settings));
        return 'read';
      }
      const bytes = await session.files?.read(uri, settings.index.maxFileSize * 1000);
      if (documents.get(uri) !== undefined) {
        return 'read';
      }
      if (bytes === undefined) {
        return 'gone';
      }
      await slices.run(readSteps(uri, bytes, settings));
      return 'read';
    },
  };
}
