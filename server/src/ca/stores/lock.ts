/**
 * One process at a time: a file that names its holder. A crash leaves it behind, so a holder that does not run any
 * more, or has held it far longer than any change takes, loses it.
 */
import { toUtf8 } from '../../core/der/strings';
import { toHex } from '../../core/der/values';
import { CaError } from '../caError';
import { type FileStore, join, nameOf } from './fileStore';
import { textOf } from './textOf';

export interface LockHost {
  readonly files: FileStore;
  now(): number;
  random(length: number): Uint8Array;
  wait(milliseconds: number): Promise<void>;
}

export interface Lock {
  /** Throws where somebody else took the folder over meanwhile. */
  check(): Promise<void>;
  release(): Promise<void>;
}

interface Holder {
  readonly process: number;
  readonly host: string;
  readonly time: number;
  readonly token: string;
}

const NAME = '.phonepki-lock';
/** A change takes seconds; what is older was left by a crash or a machine that sleeps. */
const STALE_AFTER = 10 * 60_000;
const PATIENCE = 15_000;
const PAUSE = 150;

export async function lock(host: LockHost, folder: string): Promise<Lock> {
  const { files } = host;
  const { process, host: machine } = files.owner;
  const uri = join(folder, NAME);
  const since = host.now();
  for (let waited = 0; ; waited += PAUSE) {
    const holder: Holder = { process, host: machine, time: host.now(), token: toHex(host.random(8)) };
    if (await files.create(uri, toUtf8(JSON.stringify(holder)), 'public')) {
      return lockOf(files, uri, holder);
    }
    const found = await read(files, uri);
    if (found === 'gone') {
      continue;
    }
    if (isStale(host, found)) {
      await takeAway(host, uri, found);
      continue;
    }
    if (waited >= PATIENCE || host.now() - since > PATIENCE) {
      throw new CaError(
        `Nothing was done: process ${found?.process ?? 'unknown'} on ${found?.host ?? 'an unknown machine'} works in the folder ${nameOf(folder)}. Try again when it is done; if it is not running any more, remove the file ${NAME} there.`,
      );
    }
    await host.wait(PAUSE);
  }
}

function lockOf(files: FileStore, uri: string, { token }: Holder): Lock {
  const isOurs = async () => {
    const found = await read(files, uri);
    return found !== 'gone' && found?.token === token;
  };
  return {
    async check() {
      if (!(await isOurs())) {
        throw new CaError(
          'Nothing was done: another process took the folder over while this one was held up. Try again.',
        );
      }
    },
    async release() {
      if (await isOurs()) {
        await files.remove(uri);
      }
    },
  };
}

/** `undefined` where the file is there but says nothing that we understand. */
async function read(files: FileStore, uri: string): Promise<Holder | undefined | 'gone'> {
  const octets = await files.read(uri);
  if (octets === undefined) {
    return 'gone';
  }
  try {
    const holder = JSON.parse(textOf(octets)) as Holder;
    return typeof holder.token === 'string' && typeof holder.time === 'number' ? holder : undefined;
  } catch {
    return undefined;
  }
}

function isStale({ files, now }: LockHost, holder: Holder | undefined): boolean {
  if (holder === undefined) {
    // Cut off in the middle of writing it, or being written right now: takeAway looks again.
    return true;
  }
  const age = now() - holder.time;
  const isDead = holder.host === files.owner.host && !files.owner.isRunning(holder.process);
  // Far in the future: the clock was set back since.
  return isDead || age > STALE_AFTER || age < -STALE_AFTER;
}

/** Moves the stale file aside in one step, so that of two processes only one gets it, and looks at it again. */
async function takeAway(host: LockHost, uri: string, stale: Holder | undefined): Promise<void> {
  const { files } = host;
  if (stale === undefined) {
    await host.wait(PAUSE);
    if ((await read(files, uri)) !== undefined) {
      return;
    }
  }
  const aside = `${uri}.${toHex(host.random(4))}`;
  try {
    await files.rename(uri, aside);
  } catch {
    // Somebody else was faster.
    return;
  }
  const found = await read(files, aside);
  const isSame = found !== 'gone' && found?.token === stale?.token;
  const octets = isSame ? undefined : await files.read(aside);
  if (octets !== undefined && found !== 'gone' && found !== undefined) {
    await files.create(uri, octets, 'public');
  }
  await files.remove(aside);
}
