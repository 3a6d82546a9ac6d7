/** Opens whatever takes a pass phrase, as it stands in a document or a file. */
import { describeObject } from '../core/describe/describeObject';
import { objectOf } from '../core/documentModel';
import type { Encoded } from '../core/encoding/encoded';
import type { OpenedContainer } from '../core/pkcs/openedContainer';
import { CaError } from './caError';
import { type Opening, openEncryptedKey } from './openEncryptedKey';
import { openPkcs12 } from './openPkcs12';

export async function openContainer(encoded: Encoded, opening: Opening): Promise<OpenedContainer> {
  const object = objectOf(encoded);
  switch (object.kind) {
    case 'pkcs12':
      return openPkcs12(object, opening);
    case 'encryptedPrivateKey': {
      const dekInfo = encoded.headers.find(({ name }) => name.toLowerCase() === 'dek-info')?.value;
      return openEncryptedKey(object, dekInfo, opening);
    }
    case 'openSshKey':
      throw new CaError(
        `The key in ${opening.where} has OpenSSH's own form, which is not opened here. To convert it: ssh-keygen -p -m PKCS8.`,
      );
    default:
      throw new CaError(
        `There is nothing to open with a pass phrase in ${opening.where} (found: ${describeObject(object, { now: 0 }).kindName}).`,
      );
  }
}
