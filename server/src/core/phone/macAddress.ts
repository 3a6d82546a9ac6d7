/** Hardware addresses of devices (EUI-48), in every notation that labels, switches and lists use. */

export type MacReading =
  /** Twelve small hexadecimal digits. */
  | { readonly kind: 'mac'; readonly digits: string }
  /** What is wrong, to be read behind the text itself: `"…" has 11 hexadecimal digits …`. */
  | { readonly kind: 'wrong'; readonly detail: string };

/** Two digits and a separator, as IEEE 802 writes it; four and a dot, as switches do; six and a hyphen; none at all. */
const NOTATIONS: readonly RegExp[] = [
  /^[0-9a-f]{12}$/,
  /^[0-9a-f]{2}([:. _-])[0-9a-f]{2}(\1[0-9a-f]{2}){4}$/,
  /^[0-9a-f]{4}([:. -])[0-9a-f]{4}\1[0-9a-f]{4}$/,
  /^[0-9a-f]{6}[:-][0-9a-f]{6}$/,
];
/** Programs of Unix leave out leading zeros. */
const SHORT = /^[0-9a-f]{1,2}(:[0-9a-f]{1,2}){5}$/;

export function readMac(text: string): MacReading {
  const written = text
    .trim()
    .toLowerCase()
    .replace(/^(?:mac\s*[:=]\s*|sep(?=[0-9a-f]{12}$)|0x)/, '');
  if (SHORT.test(written)) {
    return checked(
      written
        .split(':')
        .map((group) => group.padStart(2, '0'))
        .join(''),
    );
  }
  return NOTATIONS.some((notation) => notation.test(written))
    ? checked(written.replace(/[^0-9a-f]/g, ''))
    : { kind: 'wrong', detail: reasonFor(written) };
}

function checked(digits: string): MacReading {
  if (/^0+$/.test(digits)) {
    return { kind: 'wrong', detail: 'is the address of no device' };
  }
  // IEEE 802: the lowest bit of the first octet stands for a group of devices.
  return Number.parseInt(digits.slice(0, 2), 16) % 2 === 1
    ? { kind: 'wrong', detail: 'is the address of a group of devices, not of one' }
    : { kind: 'mac', digits };
}

function reasonFor(written: string): string {
  if (/^\d+([.,]\d+)?e\+?\d+$/.test(written)) {
    return 'was rewritten as a number by a spreadsheet: format the column as text and enter it again';
  }
  const digits = written.replace(/[^0-9a-f]/g, '').length;
  if (/^\d{1,11}$/.test(written)) {
    return `has ${digits} digits in place of 12: a spreadsheet may have dropped the zeros at its start. Format the column as text`;
  }
  return /^[0-9a-f:. _-]*$/.test(written) && digits !== 12
    ? `has ${digits} hexadecimal digits in place of 12`
    : 'is no MAC address';
}
