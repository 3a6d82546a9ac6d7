import { spawnSync } from 'node:child_process';
import { describe, expect, it } from 'vitest';
import { attributeShortName, oidNames } from '../../server/src/core/der/oids';

/**
 * Names in which we follow the document that defines them and OpenSSL does not. Styles are told apart
 * before that: OpenSSL's `X509v3 `, `id-`, `id-smime-aa-`, `pkcs7-` … in front, hyphens, case.
 */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  // RFC 5280 calls the extension cRLReasons, X.509 reasonCode; OpenSSL's is X509v3 CRL Reason Code.
  '2.5.29.37': 'extendedKeyUsage',
  '0.9.2342.19200300.100.1.27': 'pilotAttributeType27',
  '1.3.6.1.5.5.7.1.4': 'ac-auditEntity',
  '1.3.6.1.5.5.7.1.7': 'sbgp-ipAddrBlock',
  '1.3.6.1.5.5.7.1.8': 'sbgp-autonomousSysNum',
  '1.3.6.1.5.5.7.1.28': 'sbgp-ipAddrBlockv2',
  '1.3.6.1.5.5.7.1.29': 'sbgp-autonomousSysNumv2',
  // RFC 6960 §4.4; OpenSSL has the names of a draft.
  '1.3.6.1.5.5.7.48.1.8': 'extendedStatus',
  '1.3.6.1.5.5.7.48.1.9': 'valid',
  '1.2.840.113549.1.7.5': 'pkcs7-digestData',
  '1.2.840.113549.1.9.16.3.8': 'ZLIB',
  '1.2.840.113549.1.9.16.5.1': 'id-smime-spq-ets-sqt-uri',
  '1.2.840.113549.1.9.16.5.2': 'id-smime-spq-ets-sqt-unotice',
  // RFC 7292 writes SHA for SHA-1.
  '1.2.840.113549.1.12.1.1': 'PBE-SHA1-RC4-128',
  '1.2.840.113549.1.12.1.2': 'PBE-SHA1-RC4-40',
  '1.2.840.113549.1.12.1.3': 'PBE-SHA1-3DES',
  '1.2.840.113549.1.12.1.4': 'PBE-SHA1-2DES',
  '1.2.840.113549.1.12.1.5': 'PBE-SHA1-RC2-128',
  '1.2.840.113549.1.12.1.6': 'PBE-SHA1-RC2-40',
  // RFC 8702 §3.4 gives these two to KMAC with SHAKE, NIST 21 and 22 to KMAC.
  '2.16.840.1.101.3.4.2.19': 'KMAC128',
  '2.16.840.1.101.3.4.2.20': 'KMAC256',
  '1.2.840.10045.1.2.3.1': 'onBasis',
  '1.3.14.3.2.12': 'DSA-old',
  '1.3.14.3.2.27': 'DSA-SHA1-old',
  '1.3.14.3.2.29': 'RSA-SHA1-2',
  '1.3.36.3.3.1.2': 'RSA-RIPEMD160',
  // RFC 9215.
  '1.2.643.7.1.1.1.1': 'gost2012_256',
  '1.2.643.7.1.1.1.2': 'gost2012_512',
  '1.2.643.7.1.1.2.2': 'md_gost12_256',
  '1.2.643.7.1.1.2.3': 'md_gost12_512',
  '1.2.643.7.1.1.5.1.1': 'magma-ctr-acpkm',
  '1.2.643.7.1.1.5.1.2': 'magma-ctr-acpkm-omac',
  '1.2.643.7.1.1.5.2.1': 'kuznyechik-ctr-acpkm',
  '1.2.643.7.1.1.5.2.2': 'kuznyechik-ctr-acpkm-omac',
  // wincrypt.h.
  '1.3.6.1.4.1.311.2.1.14': 'msExtReq',
  '1.3.6.1.4.1.311.10.3.1': 'msCTLSign',
  '1.3.6.1.4.1.311.17.2': 'LocalKeySet',
  '1.3.6.1.4.1.311.20.2.2': 'msSmartcardLogin',
  '1.3.6.1.4.1.11129.2.4.2': 'ct_precert_scts',
  '1.3.6.1.4.1.11129.2.4.3': 'ct_precert_poison',
  '1.3.6.1.4.1.11129.2.4.4': 'ct_precert_signer',
  '1.3.6.1.4.1.11129.2.4.5': 'ct_cert_scts',
  '1.3.36.8.3.3': 'x509ExtAdmission',
};

/** What OpenSSL puts in front of the names of the documents: the module's prefix, the vendor, the arc. */
const PREFIX = /^(?:X509v3|Microsoft|ad|id|pkcs7|sbgp)[ _-]/i;

const plain = (name: string) => name.replace(/[^A-Za-z0-9]/g, '').toLowerCase();

/** What OpenSSL calls each identifier: short name, long name. */
function namesOfOpenssl(): ReadonlyMap<string, readonly string[]> {
  const { stdout } = spawnSync('openssl', ['list', '-objects'], { encoding: 'utf8' });
  const names = new Map<string, readonly string[]>();
  for (const line of stdout.split('\n')) {
    const match = /^(?:(?<short>.+?) = )?(?<long>.+?)(?:, | = )(?<oid>[\d.]+)$/.exec(line);
    if (match?.groups !== undefined) {
      const { short, long, oid } = match.groups;
      names.set(oid as string, short === undefined ? [long as string] : [short, long as string]);
    }
  }
  return names;
}

describe('names of object identifiers', () => {
  const theirs = namesOfOpenssl();
  const shared = [...oidNames()].filter(([oid]) => theirs.has(oid));

  it('are compared in great number', () => {
    expect(shared.length).toBeGreaterThan(700);
  });

  it('are those of OpenSSL, but for the listed ones', () => {
    const different = shared.filter(([oid, name]) => {
      const ours = plain(name);
      return !(theirs.get(oid) as readonly string[]).some((each) => {
        const other = plain(each).replace(/(341[01])2012/, '$112');
        return other === ours || (PREFIX.test(each) && other.endsWith(ours));
      });
    });
    expect(Object.fromEntries(different.map(([oid]) => [oid, theirs.get(oid)?.[0]]))).toEqual(OTHER_NAMES);
  });

  it('are short where OpenSSL prints short ones in distinguished names', () => {
    const attributes = [...oidNames().keys()].filter(
      (oid) => attributeShortName(oid) !== undefined && theirs.has(oid),
    );
    const different = attributes.filter((oid) => theirs.get(oid)?.[0] !== attributeShortName(oid));
    expect(attributes.length).toBeGreaterThan(100);
    expect(Object.fromEntries(different.map((oid) => [oid, theirs.get(oid)?.[0]]))).toEqual({
      '0.9.2342.19200300.100.1.27': 'pilotAttributeType27',
      // Attributes of requests and messages, never of names.
      '1.2.840.113549.1.9.14': 'extReq',
      '1.2.840.113549.1.9.15': 'SMIME-CAPS',
      '1.2.840.113549.1.9.16': 'SMIME',
      // RFC 3739 §3.1.2 has them without the prefix.
      '1.3.6.1.5.5.7.9.1': 'id-pda-dateOfBirth',
      '1.3.6.1.5.5.7.9.2': 'id-pda-placeOfBirth',
      '1.3.6.1.5.5.7.9.3': 'id-pda-gender',
      '1.3.6.1.5.5.7.9.4': 'id-pda-countryOfCitizenship',
      '1.3.6.1.5.5.7.9.5': 'id-pda-countryOfResidence',
    });
  });
});
