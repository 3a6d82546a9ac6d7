/** Everything a public key consists of. */
import { contentOf } from '../der/values';
import type { PublicKeyInfo } from '../x509/publicKeyInfo';
import { publicKeyText } from './algorithmText';
import { asn1Lines } from './asn1Lines';
import type { DescriptionRow } from './description';
import { bitsOf, hexLines } from './hexText';
import { withOid } from './oidText';
import { linesRow, octetsRow, row } from './rows';

export function publicKeyRows(key: PublicKeyInfo | undefined): readonly DescriptionRow[] {
  if (key === undefined) {
    return [];
  }
  const { algorithm, modulus, exponent, keyNode } = key;
  const rows: DescriptionRow[] = [row('Kind', publicKeyText(key), { node: key.node })];
  // The form of PKCS #1 is for RSA alone and names no algorithm.
  if (algorithm !== undefined || modulus === undefined) {
    rows.push(
      row('Algorithm', algorithm === undefined ? 'unreadable' : withOid(algorithm.oid), {
        node: algorithm?.node,
      }),
    );
  }
  if (algorithm?.parameters !== undefined) {
    rows.push(linesRow('Parameters', asn1Lines(algorithm.parameters), { node: algorithm.parameters }));
  }
  if (modulus !== undefined) {
    rows.push(octetsRow('Modulus', contentOf(modulus), hexLines));
    if (exponent !== undefined && exponent.contentEnd - exponent.contentStart > 8) {
      rows.push(octetsRow('Exponent', contentOf(exponent), hexLines));
    }
  } else if (keyNode !== undefined) {
    rows.push(octetsRow('Key', bitsOf(keyNode), hexLines));
  }
  return rows;
}
