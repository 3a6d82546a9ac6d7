/** Arcs of elliptic curves and other domain parameters. */
import type { Arc } from './arc';

export const curveArcs: readonly Arc[] = [
  // ANSI X9.62 annex J: prime fields. RFC 5480 calls 1 and 7 secp192r1 and secp256r1.
  [
    '1.2.840.10045.3.1',
    '1 prime192v1 2 prime192v2 3 prime192v3 4 prime239v1 5 prime239v2 6 prime239v3 7 prime256v1',
  ],
  // ANSI X9.62 annex J: binary fields.
  [
    '1.2.840.10045.3.0',
    `1 c2pnb163v1 2 c2pnb163v2 3 c2pnb163v3 4 c2pnb176v1 5 c2tnb191v1 6 c2tnb191v2
    7 c2tnb191v3 8 c2onb191v4 9 c2onb191v5 10 c2pnb208w1 11 c2tnb239v1 12 c2tnb239v2 13 c2tnb239v3
    14 c2onb239v4 15 c2onb239v5 16 c2pnb272w1 17 c2pnb304w1 18 c2tnb359v1 19 c2pnb368w1 20 c2tnb431r1`,
  ],
  // SEC 2 version 1 and 2.
  [
    '1.3.132.0',
    `1 sect163k1 2 sect163r1 3 sect239k1 4 sect113r1 5 sect113r2 6 secp112r1 7 secp112r2
    8 secp160r1 9 secp160k1 10 secp256k1 15 sect163r2 16 sect283k1 17 sect283r1 22 sect131r1 23 sect131r2
    24 sect193r1 25 sect193r2 26 sect233k1 27 sect233r1 28 secp128r1 29 secp128r2 30 secp160r2
    31 secp192k1 32 secp224k1 33 secp224r1 34 secp384r1 35 secp521r1 36 sect409k1 37 sect409r1
    38 sect571k1 39 sect571r1`,
  ],
  // RFC 5639 §4.1.
  [
    '1.3.36.3.3.2.8.1.1',
    `1 brainpoolP160r1 2 brainpoolP160t1 3 brainpoolP192r1 4 brainpoolP192t1
    5 brainpoolP224r1 6 brainpoolP224t1 7 brainpoolP256r1 8 brainpoolP256t1 9 brainpoolP320r1
    10 brainpoolP320t1 11 brainpoolP384r1 12 brainpoolP384t1 13 brainpoolP512r1 14 brainpoolP512t1`,
  ],
  // WAP-261-WTLS appendix A.
  [
    '2.23.43.1.4',
    `1 wap-wsg-idm-ecid-wtls1 3 wap-wsg-idm-ecid-wtls3 4 wap-wsg-idm-ecid-wtls4
    5 wap-wsg-idm-ecid-wtls5 6 wap-wsg-idm-ecid-wtls6 7 wap-wsg-idm-ecid-wtls7 8 wap-wsg-idm-ecid-wtls8
    9 wap-wsg-idm-ecid-wtls9 10 wap-wsg-idm-ecid-wtls10 11 wap-wsg-idm-ecid-wtls11
    12 wap-wsg-idm-ecid-wtls12`,
  ],
  // French register: ANSSI.
  ['1.2.250.1.223.101.256', '1 FRP256v1'],
  // RFC 4357 §10.8: GOST parameter sets of CryptoPro.
  [
    '1.2.643.2.2',
    `30.0 GostR3411-94-TestParamSet 30.1 GostR3411-94-CryptoProParamSet
    31.0 Gost28147-89-TestParamSet 31.1 Gost28147-89-CryptoPro-A-ParamSet
    31.2 Gost28147-89-CryptoPro-B-ParamSet 31.3 Gost28147-89-CryptoPro-C-ParamSet
    31.4 Gost28147-89-CryptoPro-D-ParamSet 32.0 GostR3410-94-TestParamSet
    32.2 GostR3410-94-CryptoPro-A-ParamSet 32.3 GostR3410-94-CryptoPro-B-ParamSet
    32.4 GostR3410-94-CryptoPro-C-ParamSet 32.5 GostR3410-94-CryptoPro-D-ParamSet
    33.1 GostR3410-94-CryptoPro-XchA-ParamSet 33.2 GostR3410-94-CryptoPro-XchB-ParamSet
    33.3 GostR3410-94-CryptoPro-XchC-ParamSet 35.0 GostR3410-2001-TestParamSet
    35.1 GostR3410-2001-CryptoPro-A-ParamSet 35.2 GostR3410-2001-CryptoPro-B-ParamSet
    35.3 GostR3410-2001-CryptoPro-C-ParamSet 36.0 GostR3410-2001-CryptoPro-XchA-ParamSet
    36.1 GostR3410-2001-CryptoPro-XchB-ParamSet`,
  ],
  // RFC 9215 §4: GOST parameter sets of TC 26.
  [
    '1.2.643.7.1.2',
    `1.1.1 gost-3410-12-256-paramSetA 1.1.2 gost-3410-12-256-paramSetB
    1.1.3 gost-3410-12-256-paramSetC 1.1.4 gost-3410-12-256-paramSetD
    1.2.0 gost-3410-12-512-paramSetTest 1.2.1 gost-3410-12-512-paramSetA
    1.2.2 gost-3410-12-512-paramSetB 1.2.3 gost-3410-12-512-paramSetC 5.1.1 gost-28147-param-Z`,
  ],
];
