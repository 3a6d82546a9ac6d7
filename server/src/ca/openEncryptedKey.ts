/** Opens private keys that are encrypted under a pass phrase. */
import type { EncryptedPrivateKey } from '../core/pkcs/encryptedPrivateKey';
import type { OpenedContainer } from '../core/pkcs/openedContainer';
import { CaError } from './caError';
import { readPlainKey, sealedKey, unseal } from './decrypt/decryptKey';
import { passPhraseForms } from './decrypt/passPhraseForm';
import type { Workload } from './decrypt/workload';
import { WrongPassPhrase } from './decrypt/wrongPassPhrase';
import type { HostCrypto } from './hostCrypto';

/** What opening takes: `where` names the file in refusals. */
export interface Opening {
  readonly crypto: HostCrypto;
  /** Empty for none. */
  readonly passPhrase: string;
  readonly where: string;
  readonly work: Workload;
}

/** `dekInfo` is the value of the PEM header `DEK-Info`, where there is one. */
export async function openEncryptedKey(
  container: EncryptedPrivateKey,
  dekInfo: string | undefined,
  { crypto, passPhrase, where, work }: Opening,
): Promise<OpenedContainer> {
  const { recipe, ciphertext } = sealedKey(crypto, container, dekInfo);
  if (recipe.kind === 'refused') {
    throw new CaError(`The key in ${where} ${recipe.reason}.`);
  }
  const opened = await unseal({ recipe, ciphertext }, passPhraseForms(passPhrase), work, readPlainKey);
  if (opened === undefined) {
    throw new WrongPassPhrase(where);
  }
  const { encryption } = container;
  return {
    container,
    mac: { kind: 'absent' },
    objects: [{ object: opened.result, friendlyName: undefined, localKeyId: undefined, encryption }],
    closed: [],
  };
}
