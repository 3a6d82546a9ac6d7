/** Which private keys can be encrypted where they stand, and what then stands there. */
import { toBase64 } from '../describe/base64Text';
import { type DocumentModel, objectOf } from '../documentModel';
import { type Block, spanOfBlock } from '../encoding/encoded';
import { isDamaged } from '../lint/damage';
import { phoneConfigOf } from '../phone/phoneDocument';
import type { PrivateKey } from '../pkcs/privateKey';
import { armorText, isEditable, LINE_WIDTH, lineBreakOf } from './fixes/blockText';
import type { Replacement } from './fixes/fix';

export type EncryptableKey =
  | { readonly kind: 'key'; readonly key: PrivateKey }
  /** A sentence: why not, and what can be done instead. */
  | { readonly kind: 'refusal'; readonly reason: string };

const refusal = (reason: string): EncryptableKey => ({ kind: 'refusal', reason });

export function encryptableKey(model: DocumentModel, block: Block): EncryptableKey {
  const { encoded } = block;
  const object = objectOf(encoded);
  switch (object.kind) {
    case 'privateKey':
      break;
    case 'encryptedPrivateKey':
      return refusal('This private key is encrypted already.');
    case 'openSshKey':
      return refusal('This is a key of OpenSSH, in a form of its own. Encrypt it with "ssh-keygen -p".');
    case 'pkcs12':
      return refusal('The key is in a PKCS #12 container. Make the container anew, with a pass phrase.');
    default:
      return refusal('There is no private key at this place. Put the cursor into one.');
  }
  if (phoneConfigOf(model) !== undefined) {
    return refusal(
      'The key is in the config of a phone, and a phone cannot be asked for a pass phrase. Keep the file out of Git instead (PhonePKI: Add to .gitignore).',
    );
  }
  const hasArmor = encoded.armor?.begin !== undefined && encoded.armor.end !== undefined;
  if (!hasArmor || !isEditable(block)) {
    return refusal('The key has no BEGIN and END lines here. Convert it to PEM first (PhonePKI: Convert…).');
  }
  if (object.problems.length > 0 || isDamaged(encoded, object)) {
    return refusal('The key is damaged. Mend it, or take it from where it came from once more.');
  }
  return { kind: 'key', key: object };
}

/** The block with the encrypted key (RFC 7468 §11) in its place, its lines broken as they were. */
export function encryptedBlock(model: DocumentModel, block: Block, octets: Uint8Array): Replacement {
  const lines = toBase64(octets).match(new RegExp(`.{1,${LINE_WIDTH}}`, 'g')) ?? [];
  const label = 'ENCRYPTED PRIVATE KEY';
  return {
    span: spanOfBlock(block),
    text: [armorText('BEGIN', label), ...lines, armorText('END', label)].join(lineBreakOf(model, block)),
  };
}
