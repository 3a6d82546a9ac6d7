/** How the bytes of a text file are written, as far as they give it away. */
import { readUtf8 } from '../der/strings';

export interface SavedForm {
  /**
   * `ascii`: fits nearly every encoding. `utf-8`: with characters beyond ASCII, or with a byte order mark.
   * `utf-16`: by its byte order mark, or by the zeros around `<`. `other`: eight bits, and not UTF-8.
   */
  readonly encoding: 'ascii' | 'utf-8' | 'utf-16' | 'other';
}

const UTF_16: readonly (readonly number[])[] = [
  [0xff, 0xfe],
  [0xfe, 0xff],
  [0x3c, 0x00],
  [0x00, 0x3c],
];

export function savedFormOf(bytes: Uint8Array): SavedForm {
  if (UTF_16.some(([first, second]) => bytes[0] === first && bytes[1] === second)) {
    return { encoding: 'utf-16' };
  }
  if (bytes.every((octet) => octet < 0x80)) {
    return { encoding: 'ascii' };
  }
  return { encoding: readUtf8(bytes, 0, bytes.length).valid ? 'utf-8' : 'other' };
}
