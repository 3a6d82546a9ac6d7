/** Folders in which programs keep whatever a CA has issued or replaced, for the record and not for use. */
const RECORDS = /(?:^|\/)(?:newcerts|certs_by_serial|revoked|renewed|archive)\//i;

/** A copy for the records of a CA: OpenSSL's `newcerts`, easy-rsa's `certs_by_serial` and `revoked`, Certbot's `archive`. */
export function isCaRecord(uri: string): boolean {
  return RECORDS.test(uri);
}
