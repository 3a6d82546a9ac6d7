/** Looks for octets that must not be shown in texts that are. */
import { safeText } from '../../server/src/core/asn1/safeText';

/** So many octets in a row are a secret's; fewer are found in anything. */
const WINDOW = 6;

/** Where a part of the secret stands in the text: in hexadecimal, base64, decimal or as characters. */
export function findSecret(text: string, secrets: readonly Uint8Array[]): string | undefined {
  const lower = text.toLowerCase().replace(/[\s:]/g, '');
  for (const secret of secrets) {
    const found =
      windows(Buffer.from(secret).toString('hex'), WINDOW * 2, 2).find((each) => lower.includes(each)) ??
      [0, 1, 2]
        .flatMap((shift) =>
          windows(
            Buffer.from(secret.subarray(shift)).toString('base64').replace(/=.*/, '').slice(0, -1),
            12,
            4,
          ),
        )
        .find((each) => text.includes(each)) ??
      windows(BigInt(`0x${Buffer.from(secret).toString('hex') || '0'}`).toString(), 14, 1).find((each) =>
        text.includes(each),
      ) ??
      [safeText(Buffer.from(secret).toString('latin1'))]
        .filter((each) => each.length >= 2 * WINDOW)
        .find((each) => text.includes(each.slice(0, 2 * WINDOW)));
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Pieces of a text, each `width` long, from every `step`-th character on. */
function windows(text: string, width: number, step: number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at + width <= text.length; at += step) pieces.push(text.slice(at, at + width));
  return pieces;
}
