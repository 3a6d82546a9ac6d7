import { toHex } from '../../der/values';

/** `01:0a:ff` */
export function toColonHex(bytes: Uint8Array): string {
  return (toHex(bytes).match(/../g) ?? []).join(':');
}
