/** Object identifiers where people read them. */
import { oidName } from '../der/oids';

/** `serverAuth (1.3.6.1.5.5.7.3.1)`, or the OID alone. */
export function withOid(oid: string): string {
  const name = oidName(oid);
  return name === undefined ? oid : `${name} (${oid})`;
}
