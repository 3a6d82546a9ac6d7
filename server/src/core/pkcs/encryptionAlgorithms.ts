/** Names of the algorithms that encrypt keys and PKCS #12 files, as OpenSSL writes them. */

/** Schemes that name digest and cipher in one identifier (PKCS #5 PBES1, PKCS #12 appendix C). */
export interface PbeAlgorithm {
  readonly name: string;
  readonly scheme: 'PBES1' | 'PKCS #12 PBE';
  readonly cipher: string;
}

const PBE: ReadonlyMap<string, PbeAlgorithm> = new Map([
  ['1.2.840.113549.1.5.1', pbes1('pbeWithMD2AndDES-CBC', 'DES-CBC')],
  ['1.2.840.113549.1.5.3', pbes1('pbeWithMD5AndDES-CBC', 'DES-CBC')],
  ['1.2.840.113549.1.5.4', pbes1('pbeWithMD2AndRC2-CBC', 'RC2-64-CBC')],
  ['1.2.840.113549.1.5.6', pbes1('pbeWithMD5AndRC2-CBC', 'RC2-64-CBC')],
  ['1.2.840.113549.1.5.10', pbes1('pbeWithSHA1AndDES-CBC', 'DES-CBC')],
  ['1.2.840.113549.1.5.11', pbes1('pbeWithSHA1AndRC2-CBC', 'RC2-64-CBC')],
  ['1.2.840.113549.1.12.1.1', pkcs12('pbeWithSHA1And128BitRC4', 'RC4')],
  ['1.2.840.113549.1.12.1.2', pkcs12('pbeWithSHA1And40BitRC4', 'RC4-40')],
  ['1.2.840.113549.1.12.1.3', pkcs12('pbeWithSHA1And3-KeyTripleDES-CBC', 'DES-EDE3-CBC')],
  ['1.2.840.113549.1.12.1.4', pkcs12('pbeWithSHA1And2-KeyTripleDES-CBC', 'DES-EDE-CBC')],
  ['1.2.840.113549.1.12.1.5', pkcs12('pbeWithSHA1And128BitRC2-CBC', 'RC2-CBC')],
  ['1.2.840.113549.1.12.1.6', pkcs12('pbeWithSHA1And40BitRC2-CBC', 'RC2-40-CBC')],
]);

function pbes1(name: string, cipher: string): PbeAlgorithm {
  return { name, scheme: 'PBES1', cipher };
}

function pkcs12(name: string, cipher: string): PbeAlgorithm {
  return { name, scheme: 'PKCS #12 PBE', cipher };
}

export function pbeAlgorithm(oid: string): PbeAlgorithm | undefined {
  return PBE.get(oid);
}

const AES = '2.16.840.1.101.3.4.1';
const CAMELLIA = '1.2.392.200011.61.1.1.1';
const ARIA = '1.2.410.200046.1.1';

const CIPHERS: ReadonlyMap<string, string> = new Map([
  [`${AES}.1`, 'AES-128-ECB'],
  [`${AES}.2`, 'AES-128-CBC'],
  [`${AES}.3`, 'AES-128-OFB'],
  [`${AES}.4`, 'AES-128-CFB'],
  [`${AES}.5`, 'AES-128-WRAP'],
  [`${AES}.6`, 'AES-128-GCM'],
  [`${AES}.7`, 'AES-128-CCM'],
  [`${AES}.21`, 'AES-192-ECB'],
  [`${AES}.22`, 'AES-192-CBC'],
  [`${AES}.23`, 'AES-192-OFB'],
  [`${AES}.24`, 'AES-192-CFB'],
  [`${AES}.25`, 'AES-192-WRAP'],
  [`${AES}.26`, 'AES-192-GCM'],
  [`${AES}.27`, 'AES-192-CCM'],
  [`${AES}.41`, 'AES-256-ECB'],
  [`${AES}.42`, 'AES-256-CBC'],
  [`${AES}.43`, 'AES-256-OFB'],
  [`${AES}.44`, 'AES-256-CFB'],
  [`${AES}.45`, 'AES-256-WRAP'],
  [`${AES}.46`, 'AES-256-GCM'],
  [`${AES}.47`, 'AES-256-CCM'],
  [`${CAMELLIA}.2`, 'CAMELLIA-128-CBC'],
  [`${CAMELLIA}.3`, 'CAMELLIA-192-CBC'],
  [`${CAMELLIA}.4`, 'CAMELLIA-256-CBC'],
  [`${ARIA}.2`, 'ARIA-128-CBC'],
  [`${ARIA}.7`, 'ARIA-192-CBC'],
  [`${ARIA}.12`, 'ARIA-256-CBC'],
  ['1.2.410.200004.1.4', 'SEED-CBC'],
  ['1.3.14.3.2.7', 'DES-CBC'],
  ['1.2.840.113549.3.2', 'RC2-CBC'],
  ['1.2.840.113549.3.4', 'RC4'],
  ['1.2.840.113549.3.7', 'DES-EDE3-CBC'],
  ['1.2.840.113549.3.9', 'RC5-CBC'],
  ['1.3.6.1.4.1.188.7.1.1.2', 'IDEA-CBC'],
  ['1.3.6.1.4.1.3029.1.2', 'BF-CBC'],
  ['1.2.840.113533.7.66.10', 'CAST5-CBC'],
  ['1.2.156.10197.1.104.2', 'SM4-CBC'],
  ['1.2.643.2.2.21', 'GOST 28147-89'],
  ['1.2.643.7.1.1.5.2.1', 'Kuznyechik-CTR-ACPKM'],
  ['1.2.840.113549.1.9.16.3.18', 'ChaCha20-Poly1305'],
]);

export function cipherName(oid: string): string | undefined {
  return CIPHERS.get(oid);
}

const PRFS: ReadonlyMap<string, string> = new Map([
  ['1.2.840.113549.2.6', 'hmacWithMD5'],
  ['1.2.840.113549.2.7', 'hmacWithSHA1'],
  ['1.2.840.113549.2.8', 'hmacWithSHA224'],
  ['1.2.840.113549.2.9', 'hmacWithSHA256'],
  ['1.2.840.113549.2.10', 'hmacWithSHA384'],
  ['1.2.840.113549.2.11', 'hmacWithSHA512'],
  ['1.2.840.113549.2.12', 'hmacWithSHA512-224'],
  ['1.2.840.113549.2.13', 'hmacWithSHA512-256'],
  ['2.16.840.1.101.3.4.2.13', 'hmacWithSHA3-224'],
  ['2.16.840.1.101.3.4.2.14', 'hmacWithSHA3-256'],
  ['2.16.840.1.101.3.4.2.15', 'hmacWithSHA3-384'],
  ['2.16.840.1.101.3.4.2.16', 'hmacWithSHA3-512'],
  ['1.2.156.10197.1.401.2', 'hmacWithSM3'],
  ['1.2.643.2.2.10', 'hmacWithGOST R 34.11-94'],
  ['1.2.643.7.1.1.4.1', 'hmacWithGOST R 34.11-2012 256'],
  ['1.2.643.7.1.1.4.2', 'hmacWithGOST R 34.11-2012 512'],
]);

/** Pseudo-random functions of PBKDF2, and MACs. */
export function prfName(oid: string): string | undefined {
  return PRFS.get(oid);
}
