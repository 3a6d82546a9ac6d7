/** Arcs of algorithms outside PKCS: digests, ciphers, signatures, key encapsulation. */
import type { Arc } from './arc';

export const algorithmArcs: readonly Arc[] = [
  // NIST Computer Security Objects Register; RFC 3565, 5084, 5649: AES.
  [
    '2.16.840.1.101.3.4.1',
    `1 aes128-ECB 2 aes128-CBC 3 aes128-OFB 4 aes128-CFB 5 aes128-wrap
    6 aes128-GCM 7 aes128-CCM 8 aes128-wrap-pad 9 aes128-GMAC 21 aes192-ECB 22 aes192-CBC 23 aes192-OFB
    24 aes192-CFB 25 aes192-wrap 26 aes192-GCM 27 aes192-CCM 28 aes192-wrap-pad 29 aes192-GMAC
    41 aes256-ECB 42 aes256-CBC 43 aes256-OFB 44 aes256-CFB 45 aes256-wrap 46 aes256-GCM 47 aes256-CCM
    48 aes256-wrap-pad 49 aes256-GMAC`,
  ],
  // FIPS 180-4, FIPS 202, SP 800-185: digests; RFC 8702: KMAC.
  [
    '2.16.840.1.101.3.4.2',
    `1 sha256 2 sha384 3 sha512 4 sha224 5 sha512-224 6 sha512-256 7 sha3-224
    8 sha3-256 9 sha3-384 10 sha3-512 11 shake128 12 shake256 13 hmacWithSHA3-224 14 hmacWithSHA3-256
    15 hmacWithSHA3-384 16 hmacWithSHA3-512 17 shake128-len 18 shake256-len 19 KMACWithSHAKE128
    20 KMACWithSHAKE256 21 KMAC128 22 KMAC256`,
  ],
  // RFC 5758, FIPS 204, FIPS 205; RFC 9881, RFC 9909: signatures.
  [
    '2.16.840.1.101.3.4.3',
    `1 dsa-with-sha224 2 dsa-with-sha256 3 dsa-with-sha384 4 dsa-with-sha512
    5 dsa-with-sha3-224 6 dsa-with-sha3-256 7 dsa-with-sha3-384 8 dsa-with-sha3-512
    9 ecdsa-with-sha3-224 10 ecdsa-with-sha3-256 11 ecdsa-with-sha3-384 12 ecdsa-with-sha3-512
    13 rsassa-pkcs1-v1-5-with-sha3-224 14 rsassa-pkcs1-v1-5-with-sha3-256
    15 rsassa-pkcs1-v1-5-with-sha3-384 16 rsassa-pkcs1-v1-5-with-sha3-512 17 ML-DSA-44 18 ML-DSA-65
    19 ML-DSA-87 20 SLH-DSA-SHA2-128s 21 SLH-DSA-SHA2-128f 22 SLH-DSA-SHA2-192s 23 SLH-DSA-SHA2-192f
    24 SLH-DSA-SHA2-256s 25 SLH-DSA-SHA2-256f 26 SLH-DSA-SHAKE-128s 27 SLH-DSA-SHAKE-128f
    28 SLH-DSA-SHAKE-192s 29 SLH-DSA-SHAKE-192f 30 SLH-DSA-SHAKE-256s 31 SLH-DSA-SHAKE-256f
    32 HashML-DSA-44-with-SHA512 33 HashML-DSA-65-with-SHA512 34 HashML-DSA-87-with-SHA512
    35 HashSLH-DSA-SHA2-128s-with-SHA256 36 HashSLH-DSA-SHA2-128f-with-SHA256
    37 HashSLH-DSA-SHA2-192s-with-SHA512 38 HashSLH-DSA-SHA2-192f-with-SHA512
    39 HashSLH-DSA-SHA2-256s-with-SHA512 40 HashSLH-DSA-SHA2-256f-with-SHA512
    41 HashSLH-DSA-SHAKE-128s-with-SHAKE128 42 HashSLH-DSA-SHAKE-128f-with-SHAKE128
    43 HashSLH-DSA-SHAKE-192s-with-SHAKE256 44 HashSLH-DSA-SHAKE-192f-with-SHAKE256
    45 HashSLH-DSA-SHAKE-256s-with-SHAKE256 46 HashSLH-DSA-SHAKE-256f-with-SHAKE256`,
  ],
  // FIPS 203, RFC 9935: key encapsulation.
  ['2.16.840.1.101.3.4.4', '1 ML-KEM-512 2 ML-KEM-768 3 ML-KEM-1024'],
  // RFC 8410.
  ['1.3.101', '110 X25519 111 X448 112 Ed25519 113 Ed448 114 Ed25519ph 115 Ed448ph'],
  // ANSI X9.57, RFC 3279 §2.2.2, RFC 5280 §5.3.2.
  [
    '1.2.840.10040',
    `2.1 holdInstructionNone 2.2 holdInstructionCallIssuer 2.3 holdInstructionReject
    4.1 dsa 4.3 dsa-with-sha1`,
  ],
  // ANSI X9.62, RFC 5480: elliptic curve keys and signatures.
  [
    '1.2.840.10045',
    `1.1 prime-field 1.2 characteristic-two-field 1.2.3.1 gnBasis 1.2.3.2 tpBasis
    1.2.3.3 ppBasis 2.1 ecPublicKey 4.1 ecdsa-with-SHA1 4.2 ecdsa-with-Recommended
    4.3 ecdsa-with-Specified 4.3.1 ecdsa-with-SHA224 4.3.2 ecdsa-with-SHA256 4.3.3 ecdsa-with-SHA384
    4.3.4 ecdsa-with-SHA512`,
  ],
  // ANSI X9.42, RFC 3279 §2.3.3.
  ['1.2.840.10046', '2.1 dhpublicnumber'],
  // RFC 5480 §2.1.2, RFC 5753 §7.1.4: key agreement.
  [
    '1.3.132.1',
    `11.0 dhSinglePass-stdDH-sha224kdf-scheme 11.1 dhSinglePass-stdDH-sha256kdf-scheme
    11.2 dhSinglePass-stdDH-sha384kdf-scheme 11.3 dhSinglePass-stdDH-sha512kdf-scheme 12 ecDH 13 ecMQV
    14.0 dhSinglePass-cofactorDH-sha224kdf-scheme 14.1 dhSinglePass-cofactorDH-sha256kdf-scheme
    14.2 dhSinglePass-cofactorDH-sha384kdf-scheme 14.3 dhSinglePass-cofactorDH-sha512kdf-scheme
    15.0 mqvSinglePass-sha224kdf-scheme 15.1 mqvSinglePass-sha256kdf-scheme
    15.2 mqvSinglePass-sha384kdf-scheme 15.3 mqvSinglePass-sha512kdf-scheme`,
  ],
  [
    '1.3.133.16.840.63.0',
    `2 dhSinglePass-stdDH-sha1kdf-scheme 3 dhSinglePass-cofactorDH-sha1kdf-scheme
    16 mqvSinglePass-sha1kdf-scheme`,
  ],
  // OIW Stable Implementation Agreements, part 12.
  [
    '1.3.14.3.2',
    `2 md4WithRSA 3 md5WithRSA 4 md4WithRSAEncryption 6 desECB 7 desCBC 8 desOFB 9 desCFB
    10 desMAC 11 rsaSignature 12 dsaOIW 13 dsaWithSHA 15 shaWithRSAEncryption 17 desEDE 18 sha
    22 rsaKeyTransport 24 md2WithRSASignature 25 md5WithRSASignature 26 sha1 27 dsaWithSHA1
    28 dsaCommonWithSHA1 29 sha1WithRSASignature`,
  ],
  // TeleTrusT: RIPEMD and signatures with it.
  [
    '1.3.36.3',
    `2.1 ripemd160 2.2 ripemd128 2.3 ripemd256 3.1.2 rsaSignatureWithripemd160
    3.1.3 rsaSignatureWithripemd128 3.1.4 rsaSignatureWithripemd256`,
  ],
  // BSI TR-03111 §5.2.1: plain ECDSA.
  [
    '0.4.0.127.0.7.1.1.4.1',
    `1 ecdsa-plain-SHA1 2 ecdsa-plain-SHA224 3 ecdsa-plain-SHA256
    4 ecdsa-plain-SHA384 5 ecdsa-plain-SHA512 6 ecdsa-plain-RIPEMD160 8 ecdsa-plain-SHA3-224
    9 ecdsa-plain-SHA3-256 10 ecdsa-plain-SHA3-384 11 ecdsa-plain-SHA3-512`,
  ],
  // RFC 4357, RFC 4491: GOST of 1994 and 2001.
  [
    '1.2.643.2.2',
    `3 GostR3411-94-with-GostR3410-2001 4 GostR3411-94-with-GostR3410-94 9 GostR3411-94
    10 HMACGostR3411-94 19 GostR3410-2001 20 GostR3410-94 21 Gost28147-89 22 Gost28147-89-MAC
    23 GostR3411-94-prf 98 GostR3410-2001DH 99 GostR3410-94DH`,
  ],
  // RFC 9215: GOST of 2012.
  [
    '1.2.643.7.1.1',
    `1.1 gost3410-12-256 1.2 gost3410-12-512 2.2 gost3411-12-256 2.3 gost3411-12-512
    3.2 signwithdigest-gost3410-12-256 3.3 signwithdigest-gost3410-12-512 4.1 hmac-gost-3411-12-256
    4.2 hmac-gost-3411-12-512 5.1.1 gostr3412-2015-magma-ctracpkm
    5.1.2 gostr3412-2015-magma-ctracpkm-omac 5.2.1 gostr3412-2015-kuznyechik-ctracpkm
    5.2.2 gostr3412-2015-kuznyechik-ctracpkm-omac 6.1 agreement-gost3410-12-256
    6.2 agreement-gost3410-12-512`,
  ],
  // GM/T 0006: SM2, SM3, SM4.
  [
    '1.2.156.10197.1',
    `104.1 sm4-ecb 104.2 sm4-cbc 104.3 sm4-ofb 104.4 sm4-cfb 104.7 sm4-ctr 104.8 sm4-gcm
    104.9 sm4-ccm 301 sm2 401 sm3 501 sm2-with-sm3 504 sm3WithRSAEncryption`,
  ],
  // RFC 3657: Camellia.
  [
    '1.2.392.200011.61.1.1',
    `1.2 camellia128-CBC 1.3 camellia192-CBC 1.4 camellia256-CBC
    3.2 camellia128-wrap 3.3 camellia192-wrap 3.4 camellia256-wrap`,
  ],
  // RFC 4010: SEED; RFC 5794: ARIA.
  [
    '1.2.410',
    `200004.1.3 seed-ECB 200004.1.4 seed-CBC 200004.1.5 seed-CFB 200004.1.6 seed-OFB
    200046.1.1.1 aria128-ECB 200046.1.1.2 aria128-CBC 200046.1.1.6 aria192-ECB 200046.1.1.7 aria192-CBC
    200046.1.1.11 aria256-ECB 200046.1.1.12 aria256-CBC 200046.1.1.34 aria128-GCM
    200046.1.1.35 aria192-GCM 200046.1.1.36 aria256-GCM 200046.1.1.37 aria128-CCM
    200046.1.1.38 aria192-CCM 200046.1.1.39 aria256-CCM`,
  ],
  // RFC 7914 §7: scrypt; RFC 7693 §4: BLAKE2.
  [
    '1.3.6.1.4.1',
    `11591.4.11 scrypt 1722.12.2.1.5 blake2b160 1722.12.2.1.8 blake2b256
    1722.12.2.1.12 blake2b384 1722.12.2.1.16 blake2b512 1722.12.2.2.4 blake2s128 1722.12.2.2.5 blake2s160
    1722.12.2.2.7 blake2s224 1722.12.2.2.8 blake2s256`,
  ],
  // Schneier's Blowfish and Ascom's IDEA, as PGP and OpenSSL number them; ISO/IEC 10118-3: Whirlpool.
  ['1.3.6.1.4.1', '3029.1.2 bf-CBC 188.7.1.1.2 idea-CBC'],
  ['1.0.10118.3.0', '55 whirlpool'],
];
