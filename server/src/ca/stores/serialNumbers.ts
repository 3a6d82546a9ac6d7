/** Which serial number comes next, so that none is used twice, whoever of the editor and OpenSSL issued last. */
import { CaError } from '../caError';

/** Of a certificate: positive and at most 20 octets (RFC 5280 §4.1.2.2). */
const LIMIT = 1n << 159n;

export interface SerialFacts {
  /** What `openssl ca` would use next. */
  readonly next: bigint | undefined;
  /** What `openssl x509` used last. */
  readonly last: bigint | undefined;
  /** All that index.txt and the folder of new certificates know of. */
  readonly used: ReadonlySet<bigint>;
}

/** The number in a file of OpenSSL or of a card; refuses what is none. */
export function readSerialFile(text: string | undefined, where: string): bigint | undefined {
  if (text === undefined || text.trim() === '') {
    return undefined;
  }
  const digits = text.trim();
  if (!/^[0-9A-Fa-f]{1,64}$/.test(digits)) {
    throw new CaError(
      `Nothing was issued: ${where} holds no hexadecimal number. Write the serial number there that comes next, or remove the file.`,
    );
  }
  return BigInt(`0x${digits}`);
}

/** As OpenSSL writes it: an even number of capital digits. */
export function serialHex(serial: bigint): string {
  const digits = serial.toString(16).toUpperCase();
  return digits.length % 2 === 0 ? digits : `0${digits}`;
}

export function serialOctets(serial: bigint): Uint8Array {
  return Uint8Array.from(serialHex(serial).match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}

export function serialOf(octets: Uint8Array): bigint {
  return octets.reduce((sum, octet) => sum * 256n + BigInt(octet), 0n);
}

/**
 * Counting: beyond everything that either kind of OpenSSL command may have used, as `openssl x509` leaves no other
 * trace than the last number.
 */
export function nextInSequence({ next, last, used }: SerialFacts): bigint {
  let serial = next ?? 1n;
  if (last !== undefined && last >= serial) {
    serial = last + 1n;
  }
  for (const each of used) {
    if (each >= serial && each < LIMIT) {
      serial = each + 1n;
    }
  }
  serial = serial === 0n ? 1n : serial;
  if (serial >= LIMIT) {
    throw new CaError(
      'Nothing was issued: the next serial number would have more than 20 octets (RFC 5280 §4.1.2.2). Set a smaller one in the serial file.',
    );
  }
  return serial;
}

/** Any number that nobody used; `draw` gives random ones. */
export function nextAtRandom({ next, last, used }: SerialFacts, draw: () => Uint8Array): bigint {
  for (let attempt = 0; attempt < 100; attempt++) {
    const serial = serialOf(draw());
    if (serial !== next && serial !== last && !used.has(serial)) {
      return serial;
    }
  }
  throw new CaError('Nothing was issued: the random generator of this machine does not work.');
}
