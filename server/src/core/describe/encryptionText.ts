/** Password-based encryption in words. */
import type { EncryptionScheme, KeyDerivation } from '../pkcs/encryptionScheme';
import type { DescriptionRow } from './description';
import { row } from './rows';

/** `PBES2, PBKDF2, hmacWithSHA256, 2048 iterations, AES-256-CBC` */
export function encryptionText(encryption: EncryptionScheme | undefined): string {
  if (encryption === undefined) {
    return 'unreadable';
  }
  const { name, derivation, cipher, kind } = encryption;
  const parts = [name];
  if (derivation !== undefined) {
    parts.push(...derivationParts(derivation, kind === 'PBES2'));
  }
  if (cipher !== undefined && cipher !== name && (kind === 'PBES2' || kind === 'legacy PEM')) {
    parts.push(cipher);
  }
  return parts.join(', ');
}

function derivationParts(derivation: KeyDerivation, isNamed: boolean): readonly string[] {
  const { name, prf, iterations, cost } = derivation;
  return [
    ...(isNamed ? [name] : []),
    ...(prf === undefined ? [] : [prf]),
    ...(iterations === undefined ? [] : [iterations === 1 ? '1 iteration' : `${iterations} iterations`]),
    ...(cost === undefined ? [] : [`N=${cost[0]}, r=${cost[1]}, p=${cost[2]}`]),
  ];
}

export function derivationText(derivation: KeyDerivation): string {
  return derivationParts(derivation, true).join(', ');
}

export function encryptionRows(encryption: EncryptionScheme | undefined): readonly DescriptionRow[] {
  if (encryption === undefined) {
    return [row('Encryption', 'unreadable', { severity: 'bad' })];
  }
  const { node, name, derivation, cipher, ivLength } = encryption;
  const rows: DescriptionRow[] = [row('Encryption', name, { node })];
  if (cipher !== undefined && cipher !== name) {
    rows.push(row('Cipher', cipher));
  }
  if (derivation !== undefined) {
    const { name: kdf, prf, iterations, iterationsNode, saltLength, keyLength, cost } = derivation;
    rows.push(row('Key derivation', kdf));
    if (prf !== undefined) {
      rows.push(row('PRF', prf));
    }
    if (iterations !== undefined) {
      rows.push(row('Iterations', `${iterations}`, { node: iterationsNode }));
    }
    if (cost !== undefined) {
      rows.push(row('Cost', `N=${cost[0]}, r=${cost[1]}, p=${cost[2]}`));
    }
    if (saltLength !== undefined) {
      rows.push(row('Salt', `${saltLength} octets`));
    }
    if (keyLength !== undefined) {
      rows.push(row('Derived key', `${keyLength} octets`));
    }
  }
  if (ivLength !== undefined) {
    rows.push(row('IV', `${ivLength} octets`));
  }
  return rows;
}
