/** Who trusts whom among the devices of a folder that is only in memory. */
import { readSipsDevices, type SipsDevice } from '../../server/src/core/sips/readSipsDevices';
import { sipsReport } from '../../server/src/core/sips/sipsReport';
import { type SipsAnswer, sipsTrustSteps } from '../../server/src/core/sips/sipsTrust';
import { atOnce } from '../../server/src/core/steps';
import { readEntries } from '../../server/src/core/workspace/indexEntry';
import { readContent } from '../../server/src/core/workspace/readContent';
import { lookAround } from '../../server/src/core/workspace/surroundings';
import { createWorkspaceIndex, type WorkspaceIndex } from '../../server/src/core/workspace/workspaceIndex';

export const SIPS_FOLDER = 'file:///pki';

const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

/** Contents by path below the folder. */
export type SipsFiles = Readonly<Record<string, string>>;

function indexOf(files: SipsFiles): WorkspaceIndex {
  const index = createWorkspaceIndex();
  for (const [path, text] of Object.entries(files)) {
    const uri = `${SIPS_FOLDER}/${path}`;
    const { model, isBinary } = readContent(uri, new Uint8Array(Buffer.from(text)), { maxLength: 1e6 });
    index.put(uri, [...readEntries(model, { uri, isBinary, rangeOf: () => range })]);
  }
  return index;
}

export function devicesOf(files: SipsFiles, trustLists: readonly string[] = []): readonly SipsDevice[] {
  return readSipsDevices(indexOf(files), {
    folder: SIPS_FOLDER,
    trustLists: trustLists.map((path) => `${SIPS_FOLDER}/${path}`),
  });
}

export interface AskedSips {
  readonly registrars: readonly string[];
  readonly phones?: readonly string[];
  readonly domain?: string;
  readonly time: number;
}

export interface AnsweredSips extends SipsAnswer {
  readonly text: string;
}

export function askSips(
  files: SipsFiles,
  { registrars, phones = [], domain, time }: AskedSips,
): AnsweredSips {
  const index = indexOf(files);
  const devices = readSipsDevices(index, { folder: SIPS_FOLDER, trustLists: [] });
  const named = (names: readonly string[]) =>
    names.map((name) => {
      const device = devices.find((each) => each.name === name);
      if (device === undefined) throw new Error(`There is no device ${name}.`);
      return device;
    });
  const { surroundings } = lookAround(index, SIPS_FOLDER, { isComplete: true, isCovered: () => true });
  const question = {
    registrars: named(registrars),
    phones: named(phones),
    domain,
    folder: SIPS_FOLDER,
    certificatesOf: surroundings.certificatesOf,
    time,
  };
  const answer = atOnce(sipsTrustSteps(question));
  return { ...answer, text: sipsReport(question, answer, []) };
}
