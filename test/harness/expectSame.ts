/** Expectations that what we decoded is what OpenSSL prints. */
import { expect } from 'vitest';
import type { DerTime } from '../../server/src/core/der/time';
import type { Extension } from '../../server/src/core/x509/extension';
import { type PrintedObject, squeezed } from './opensslPrinted';
import { extensionAsList, timeAsIso } from './opensslText';

/** `-nameopt RFC2253` without the escaping of what is not ASCII. */
export const NAMES = 'esc_2253,esc_ctrl,utf8,dump_nostr,dump_unknown,dump_der,sep_comma_plus,dn_rev,sname';

/** As `-dateopt iso_8601` prints it. */
export function isoTime(time: DerTime | undefined): string {
  return timeAsIso(time).replace('T', ' ');
}

/** What both say of the extensions, in the same words. */
export function expectSameExtensions(printed: PrintedObject, extensions: readonly Extension[]): void {
  expect(extensions.map(({ critical }) => critical)).toEqual(
    printed.extensions.map(({ critical }) => critical),
  );
  extensions.forEach((extension, at) => {
    const lines = extensionAsList(extension);
    if (lines !== undefined) {
      const text = squeezed(printed.extensions[at]?.lines.join(' ') ?? '');
      expect([squeezed(lines.join(' ')), squeezed(lines.join(', '))]).toContain(text);
    }
  });
}
