import type { PkiObject } from './pkiObject';

const SECRET: ReadonlySet<PkiObject['kind']> = new Set([
  'privateKey',
  'encryptedPrivateKey',
  'openSshKey',
  'pkcs12',
]);

/** Whoever has it can do something with it: its files are for their owner alone. A damaged key is one, too. */
export function isSecretObject(object: PkiObject): boolean {
  return SECRET.has(object.kind) || (object.kind === 'asn1Value' && object.isSecret);
}
