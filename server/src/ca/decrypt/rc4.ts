/** RC4, which PKCS #12 files of the nineties are encrypted with. The cipher is broken: it is read, never written. */
export function rc4(key: Uint8Array, octets: Uint8Array): Uint8Array {
  const state = Uint8Array.from({ length: 256 }, (_, at) => at);
  const swap = (one: number, other: number) => {
    const octet = state[one] as number;
    state[one] = state[other] as number;
    state[other] = octet;
  };
  let other = 0;
  for (let at = 0; at < 256; at++) {
    other = (other + (state[at] as number) + (key[at % key.length] as number)) & 0xff;
    swap(at, other);
  }
  let one = 0;
  other = 0;
  return octets.map((octet) => {
    one = (one + 1) & 0xff;
    other = (other + (state[one] as number)) & 0xff;
    swap(one, other);
    return octet ^ (state[((state[one] as number) + (state[other] as number)) & 0xff] as number);
  });
}
