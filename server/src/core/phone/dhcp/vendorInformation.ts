/** Option 43, as Siemens and Unify phones read it: sub-options of number, length and value (RFC 2132 §8.4). */
import { toUtf8 } from '../../der/strings';
import { concat } from '../../der/writeDer';

interface VendorInformation {
  /** `https://host:port`, `sdlp://192.0.2.1:18443` */
  readonly url: string;
  readonly vlan: number | undefined;
  /**
   * `optipoint`: the vendor's name is filled up to ten octets, and five zeros and 255 close the option (Siemens
   * A31003-J4260-M101-2-76A9 p.2-8). `plain`: neither (Unify A31003-C1000-M102-5-76A9 p.42).
   */
  readonly form: 'optipoint' | 'plain';
}

const VENDOR = toUtf8('Siemens');
const NAME = 1;
const VLAN = 2;
const SERVER = 3;
const END = 255;

export function vendorInformation({ url, vlan, form }: VendorInformation): Uint8Array {
  const isPadded = form === 'optipoint';
  return concat([
    subOption(NAME, isPadded ? concat([VENDOR, new Uint8Array(3)]) : VENDOR),
    ...(vlan === undefined ? [] : [subOption(VLAN, Uint8Array.of(0, 0, vlan >> 8, vlan & 0xff))]),
    subOption(SERVER, toUtf8(url)),
    ...(isPadded ? [new Uint8Array(5), Uint8Array.of(END)] : []),
  ]);
}

function subOption(code: number, value: Uint8Array): Uint8Array {
  return concat([Uint8Array.of(code, value.length), value]);
}
