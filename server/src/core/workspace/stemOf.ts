/** Extensions of files with keys, requests and certificates. Others (`.old`, `.bak`, `.com`) belong to the name. */
const EXTENSION = /\.(?:pem|crt|cer|cert|der|key|csr|req|p7b|p7c|p8|pk8|p12|pfx|pub|txt|asc)$/i;
/** `server.key.pem` is `server`, `pbx.example.com` stays. */
const EXTENSION_OF_KIND = /\.(?:key|crt|cer|csr|cert|req)$/i;
/** What names of files say of the object in them. */
const KIND =
  /(?:^|[-_.])(?:(?:private|public|pub|priv)[-_]?key|privkey|key|certificate|cert|crt|csr|request|req|signed|private|pub(?:lic)?)$|(?<=^(?:ca|server|client))(?:key|cert|crt|req)$/i;

/**
 * The folder and the name that files with a key, its request and its certificate share: `server` of `server.key`
 * and `server-cert.pem`, `ca` of `cakey.pem` and `cacert.pem`; none of `key.pem`, `privkey.pem` and `cert.pem`, which
 * belong together as well. Files of different folders share nothing: what lies in `private` may be an older key.
 */
export function stemOf(uri: string): string {
  const slash = uri.lastIndexOf('/') + 1;
  const name = uri.slice(slash).replace(EXTENSION, '').replace(EXTENSION_OF_KIND, '');
  return uri.slice(0, slash) + name.replace(KIND, '').toLowerCase();
}
