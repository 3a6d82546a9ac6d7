/**
 * What the CA needs of the platform's cryptography: the part of the Web Cryptography API that Node, Electron
 * and browsers have alike. It works off the event loop in all of them.
 */

/** A key the platform holds. */
export type HostKey = object;

export interface HostKeyPair {
  readonly publicKey: HostKey;
  readonly privateKey: HostKey;
}

/** `SubtleCrypto`, as far as it is used here. */
export interface HostSubtle {
  generateKey(algorithm: object, extractable: boolean, usages: readonly string[]): Promise<HostKeyPair>;
  exportKey(format: 'raw' | 'pkcs8' | 'spki', key: HostKey): Promise<ArrayBuffer>;
  importKey(
    format: 'raw' | 'pkcs8' | 'spki',
    data: Uint8Array,
    algorithm: object | string,
    extractable: boolean,
    usages: readonly string[],
  ): Promise<HostKey>;
  sign(algorithm: object, key: HostKey, data: Uint8Array): Promise<ArrayBuffer>;
  deriveBits(algorithm: object, key: HostKey, length: number): Promise<ArrayBuffer>;
  decrypt(algorithm: object, key: HostKey, data: Uint8Array): Promise<ArrayBuffer>;
}

export interface HostCrypto {
  readonly subtle: HostSubtle;
  /** Fills `octets` with random ones and gives them back. */
  getRandomValues(octets: Uint8Array): Uint8Array;
}
