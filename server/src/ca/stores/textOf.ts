import { readUtf8 } from '../../core/der/strings';

/** The text of a file, without the mark that some editors put at its start. */
export function textOf(octets: Uint8Array): string {
  return readUtf8(octets, 0, octets.length).text.replace(/^\ufeff/, '');
}
