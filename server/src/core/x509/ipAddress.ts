/** IP addresses in certificates (RFC 5280 §4.2.1.6, §4.2.1.10) as text. */

/** An address of 4 or 16 octets, or address and mask of 8 or 32; `undefined` for any other length. */
export function ipAddressText(octets: Uint8Array): string | undefined {
  switch (octets.length) {
    case 4:
      return octets.join('.');
    case 16:
      return ipv6Text(octets);
    case 8:
    case 32: {
      const half = octets.length / 2;
      const mask = octets.subarray(half);
      return `${ipAddressText(octets.subarray(0, half))}/${prefixLength(mask) ?? ipAddressText(mask)}`;
    }
    default:
      return undefined;
  }
}

/** RFC 5952: lower case, no leading zeros, the first longest run of two or more zero groups as `::`. */
function ipv6Text(octets: Uint8Array): string {
  const groups: number[] = [];
  for (let at = 0; at < 16; at += 2) {
    groups.push(((octets[at] as number) << 8) | (octets[at + 1] as number));
  }
  let longest = 1;
  let longestAt = -1;
  for (let at = 0; at < 8; at++) {
    let length = 0;
    while (groups[at + length] === 0) {
      length++;
    }
    if (length > longest) {
      longest = length;
      longestAt = at;
    }
  }
  const hex = (part: readonly number[]) => part.map((group) => group.toString(16)).join(':');
  if (longestAt < 0) {
    // RFC 5952 §5: the well-known prefix of IPv4-mapped addresses holds a run of zeros, so it is not met here.
    return hex(groups);
  }
  if (longestAt === 0 && longest === 5 && groups[5] === 0xffff) {
    return `::ffff:${octets.subarray(12).join('.')}`;
  }
  return `${hex(groups.slice(0, longestAt))}::${hex(groups.slice(longestAt + longest))}`;
}

/** How many bits of a mask are set, where they are the first ones. */
function prefixLength(mask: Uint8Array): number | undefined {
  let length = 0;
  let ended = false;
  for (const octet of mask) {
    for (let bit = 0x80; bit > 0; bit >>= 1) {
      if ((octet & bit) === 0) {
        ended = true;
      } else if (ended) {
        return undefined;
      } else {
        length++;
      }
    }
  }
  return length;
}
