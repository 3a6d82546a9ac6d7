/** Files that a flow writes outside of a CA: never in place of others without being asked. */
import { guarded, type Output, refuseExisting } from '../stores/caStore';
import { folderOf } from '../stores/fileStore';
import { commit, recover } from '../stores/journal';
import { lock } from '../stores/lock';
import type { CaEnvironment } from './environment';

export async function checkFree(
  { files }: CaEnvironment,
  uris: readonly string[],
  overwrite: boolean | undefined,
  lead: string,
): Promise<void> {
  if (overwrite !== true) {
    await guarded(lead, () => refuseExisting(files, uris, lead));
  }
}

/** All of the files, or none; they lie in one folder. */
export async function writeTogether(
  environment: CaEnvironment,
  outputs: readonly Output[],
  overwrite: boolean | undefined,
  lead: string,
): Promise<void> {
  const { files } = environment;
  const folder = folderOf(outputs[0]?.uri ?? '');
  await guarded(lead, async () => {
    await files.makeFolder(folder);
    const held = await lock(environment, folder);
    try {
      await recover(files, folder);
      await checkFree(
        environment,
        outputs.map(({ uri }) => uri),
        overwrite,
        lead,
      );
      await commit(
        files,
        folder,
        outputs.map(({ uri, ...rest }) => ({ path: uri, ...rest })),
        () => held.check(),
      );
    } finally {
      await held.release().catch(() => undefined);
    }
  });
}
