const EXTENSION = /\.[a-z0-9]{1,8}$/i;
/** What names of files say of the object in them. */
const KIND =
  /(?:^|[-_.])(?:private[-_]?key|key|certificate|cert|crt|csr|request|req|signed|pub(?:lic)?)$|(?<=^ca)(?:key|cert|crt)$/i;

/**
 * The folder and the name that files with a key, its request and its certificate share: `server` of `server.key`
 * and `server-cert.pem`, `ca` of `cakey.pem` and `cacert.pem`.
 */
export function stemOf(uri: string): string {
  const slash = uri.lastIndexOf('/') + 1;
  const name = uri.slice(slash).replace(EXTENSION, '').replace(EXTENSION_OF_KIND, '');
  return uri.slice(0, slash) + name.replace(KIND, '').toLowerCase();
}

/** `server.key.pem` is `server`, `pbx.example.com` stays. */
const EXTENSION_OF_KIND = /\.(?:key|crt|cer|csr|cert|req)$/i;
