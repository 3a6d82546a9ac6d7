/** What the files of a CA say at one moment, and whether anybody changed them since. */
import { sha256 } from '@noble/hashes/sha2.js';
import type { SerialStyle } from '../../core/caProtocol';
import { toHex } from '../../core/der/values';
import { type FileStore, join } from './fileStore';
import { type IndexRow, readIndex } from './indexFile';
import { BESIDE } from './journal';
import { type Layout, serialStyleOf } from './layout';
import type { LockHost } from './lock';
import { nextAtRandom, nextInSequence, readSerialFile, type SerialFacts } from './serialNumbers';
import { textOf } from './textOf';

export interface StoreHost extends LockHost {
  /** False in a workspace that nobody trusts: then not even an interrupted change is finished. */
  readonly mayWrite: boolean;
  randomSerial(): Uint8Array;
}

export interface CaState {
  readonly style: SerialStyle;
  readonly rows: readonly IndexRow[];
  readonly serials: SerialFacts;
  readonly index: Uint8Array | undefined;
  /** Names of the files of new certificates, in ascending order. */
  readonly issued: readonly string[];
  /** The file with the number that the next CRL gets by `openssl ca -gencrl`. */
  readonly nextCrl: Uint8Array | undefined;
  /** Of all files that other programs may change: to see whether they did. */
  readonly fingerprint: string;
}

export async function readState(files: FileStore, uri: string, layout: Layout): Promise<CaState> {
  const at = (path: string) => files.read(join(uri, path));
  const nextText = await at(layout.nextSerial);
  const lastText = layout.lastSerial === undefined ? undefined : await at(layout.lastSerial);
  const index = await at(layout.index);
  const config = await at(layout.config);
  const nextCrl = await at(layout.nextCrl);
  const rows = readIndex(index, layout.index);
  const used = new Set(
    rows.filter(({ serial }) => !serial.startsWith('-')).map(({ serial }) => BigInt(`0x${serial}`)),
  );
  const issued = ((await files.list(join(uri, layout.newCertificates))) ?? [])
    .map(({ name }) => name)
    .filter((name) => !name.endsWith(BESIDE))
    .sort();
  for (const name of issued) {
    const digits = /^([0-9A-Fa-f]+)\.pem$/.exec(name)?.[1];
    if (digits !== undefined) {
      used.add(BigInt(`0x${digits}`));
    }
  }
  const style = serialStyleOf(config && textOf(config), nextText !== undefined || lastText !== undefined);
  const octets = [nextText, lastText, index, nextCrl].map((each) => each ?? new Uint8Array());
  return {
    style,
    rows,
    serials: {
      next: readSerialFile(nextText && textOf(nextText), layout.nextSerial),
      last: readSerialFile(lastText && textOf(lastText), layout.lastSerial ?? ''),
      used,
    },
    index,
    issued,
    nextCrl,
    fingerprint: [...octets.map((each) => toHex(sha256(each))), ...issued].join(),
  };
}

export function nextSerialOf(host: StoreHost, { style, serials }: CaState): bigint {
  return style === 'random' ? nextAtRandom(serials, () => host.randomSerial()) : nextInSequence(serials);
}
