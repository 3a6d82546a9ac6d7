/** IP addresses as people write them. */

/** Four octets or sixteen (RFC 4291 §2.2); `undefined` where the text is no address. */
export function readIpAddress(text: string): Uint8Array | undefined {
  const address = text.replace(/^\[(.*)\]$/, '$1');
  return readIpv4(address) ?? readIpv6(address);
}

function readIpv4(text: string): Uint8Array | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})$/.exec(text);
  const octets = match?.slice(1).map(Number);
  return octets?.every((octet) => octet < 256) ? Uint8Array.from(octets) : undefined;
}

function readIpv6(text: string): Uint8Array | undefined {
  const tail = /:(\d+\.\d+\.\d+\.\d+)$/.exec(text)?.[1];
  const last = tail === undefined ? undefined : readIpv4(tail);
  if (tail !== undefined && last === undefined) {
    return undefined;
  }
  const head = tail === undefined ? text : text.slice(0, -tail.length);
  const inGroups = last === undefined ? head : `${head}${hex(last[0], last[1])}:${hex(last[2], last[3])}`;
  const halves = inGroups.split('::');
  if (halves.length > 2 || !inGroups.includes(':')) {
    return undefined;
  }
  const [before, after] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const groups = [...(before ?? [])];
  if (after !== undefined) {
    const missing = 8 - groups.length - after.length;
    if (missing < 1) {
      return undefined;
    }
    groups.push(...Array.from({ length: missing }, () => '0'), ...after);
  }
  if (groups.length !== 8 || !groups.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) {
    return undefined;
  }
  return Uint8Array.from(
    groups.flatMap((group) => {
      const value = Number.parseInt(group, 16);
      return [value >> 8, value & 0xff];
    }),
  );
}

function hex(high: number | undefined, low: number | undefined): string {
  return (((high ?? 0) << 8) | (low ?? 0)).toString(16);
}
