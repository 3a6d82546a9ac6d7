/** Names of object identifiers. */
const NAMES: ReadonlyMap<string, string> = new Map([['2.5.4.3', 'commonName']]);

/** The field's usual name of an object identifier. */
export function oidName(oid: string): string | undefined {
  return NAMES.get(oid);
}
