/** OpenSSH's own private key file (PROTOCOL.key of OpenSSH): recognised, and read as far as it is not private. */
import type { DerDocument } from '../der/readDer';
import { readUtf8 } from '../der/strings';
import type { ByteSpan } from '../text';
import type { ObjectProblem } from '../x509/objectProblem';

export interface OpenSshPublicKey {
  /** `ssh-ed25519`, `ssh-rsa`, … */
  readonly type: string;
  readonly bits: number | undefined;
  /** The public key as SSH writes it; its SHA-256 is the fingerprint that `ssh-keygen -l` prints. */
  readonly blob: Uint8Array;
}

export interface OpenSshKey {
  readonly kind: 'openSshKey';
  readonly bytes: Uint8Array;
  readonly document: DerDocument;
  readonly node: undefined;
  /** `none`, `aes256-ctr`, … */
  readonly cipher: string | undefined;
  /** `none`, `bcrypt`. */
  readonly kdf: string | undefined;
  readonly rounds: number | undefined;
  readonly publicKeys: readonly OpenSshPublicKey[];
  /** The private section. */
  readonly privateSpan: ByteSpan | undefined;
  readonly expectedByLabel: string | undefined;
  readonly problems: readonly ObjectProblem[];
}

const MAGIC = 'openssh-key-v1\0';

export function isOpenSshKey(bytes: Uint8Array): boolean {
  return readUtf8(bytes, 0, Math.min(bytes.length, MAGIC.length)).text === MAGIC;
}

export function openSshKeyFrom(bytes: Uint8Array): OpenSshKey {
  const reader = { bytes, at: MAGIC.length };
  const cipher = text(readString(reader));
  const kdf = text(readString(reader));
  const options = readString(reader);
  const count = readUint32(reader) ?? 0;
  const publicKeys: OpenSshPublicKey[] = [];
  for (let left = count; left > 0 && reader.at < bytes.length; left--) {
    const blob = readString(reader);
    if (blob === undefined) {
      break;
    }
    publicKeys.push(readPublicKey(blob));
  }
  const secret = readString(reader);
  const isWhole = isOpenSshKey(bytes) && secret !== undefined && publicKeys.length === count;
  return {
    kind: 'openSshKey',
    bytes,
    document: { root: undefined, problems: [] },
    node: undefined,
    cipher,
    kdf,
    rounds: kdf === 'bcrypt' && options !== undefined ? bcryptRounds(options) : undefined,
    publicKeys,
    privateSpan: secret && { start: reader.at - secret.length, end: reader.at },
    expectedByLabel: undefined,
    problems: isWhole ? [] : [broken(bytes)],
  };
}

interface SshReader {
  readonly bytes: Uint8Array;
  at: number;
}

function readUint32(reader: SshReader): number | undefined {
  const { bytes, at } = reader;
  if (at + 4 > bytes.length) {
    return undefined;
  }
  reader.at += 4;
  return new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0);
}

function readString(reader: SshReader): Uint8Array | undefined {
  const length = readUint32(reader);
  if (length === undefined || reader.at + length > reader.bytes.length) {
    return undefined;
  }
  reader.at += length;
  return reader.bytes.subarray(reader.at - length, reader.at);
}

function text(octets: Uint8Array | undefined): string | undefined {
  return octets && readUtf8(octets, 0, octets.length).text;
}

function bcryptRounds(options: Uint8Array): number | undefined {
  const reader = { bytes: options, at: 0 };
  readString(reader);
  return readUint32(reader);
}

function readPublicKey(blob: Uint8Array): OpenSshPublicKey {
  const reader = { bytes: blob, at: 0 };
  const type = text(readString(reader)) ?? '';
  const first = readString(reader);
  // ssh-rsa holds exponent and modulus, ssh-dss p first (RFC 4253 §6.6).
  const sized = type === 'ssh-rsa' ? readString(reader) : type === 'ssh-dss' ? first : undefined;
  return { type, bits: sized && bitLength(sized), blob };
}

function bitLength(octets: Uint8Array): number {
  const first = octets.findIndex((octet) => octet !== 0);
  return first < 0 ? 0 : (octets.length - first) * 8 - Math.clz32(octets[first] as number) + 24;
}

function broken(bytes: Uint8Array): ObjectProblem {
  return {
    kind: 'bad-value',
    field: 'openssh-key-v1',
    node: undefined,
    span: { start: 0, end: bytes.length },
    detail: 'is not a whole OpenSSH key',
  };
}
