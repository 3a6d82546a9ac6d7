/** Looks for octets that must not be shown in texts that are. */
import { safeText } from '../../server/src/core/asn1/safeText';

/** So many octets in a row are a secret's; fewer are found in anything. */
const OCTETS = 6;
const HEX_DIGITS = 2 * OCTETS;
const BASE64_DIGITS = 12;
const DECIMAL_DIGITS = 14;

/** Pieces of a text, each `width` long, from every `step`-th character on. */
function windows(text: string, width: number, step: number): string[] {
  const pieces: string[] = [];
  for (let at = 0; at + width <= text.length; at += step) pieces.push(text.slice(at, at + width));
  return pieces;
}

/** What tells a part of a secret: in hexadecimal, in base64 at each of its three beginnings, in decimal, as characters. */
function tellTales(secret: Uint8Array): readonly string[] {
  const hex = Buffer.from(secret).toString('hex');
  const base64 = [0, 1, 2].flatMap((shift) =>
    windows(Buffer.from(secret.subarray(shift)).toString('base64').replace(/.?=*$/, ''), BASE64_DIGITS, 4),
  );
  const decimal = BigInt(`0x${hex || '0'}`).toString();
  const characters = safeText(Buffer.from(secret).toString('latin1'));
  return [
    ...windows(hex, HEX_DIGITS, 2),
    ...base64,
    ...windows(decimal, DECIMAL_DIGITS, 1),
    ...windows(characters, HEX_DIGITS, HEX_DIGITS),
  ];
}

/** A function that gives the part of one of the secrets that a text shows. */
export function secretFinder(secrets: readonly Uint8Array[]): (text: string) => string | undefined {
  const known = new Set(secrets.flatMap(tellTales));
  return (text) =>
    [HEX_DIGITS, DECIMAL_DIGITS]
      .flatMap((width) => [
        ...windows(text, width, 1),
        ...windows(text.toLowerCase().replace(/[\s:]/g, ''), width, 1),
      ])
      .find((piece) => known.has(piece));
}

export const findSecret = (text: string, secrets: readonly Uint8Array[]): string | undefined =>
  secretFinder(secrets)(text);
