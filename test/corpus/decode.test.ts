import { describe, expect, it } from 'vitest';
import { describeObject } from '../../server/src/core/describe/describeObject';
import { toDetailsText } from '../../server/src/core/describe/detailsText';
import { type PkiObject, readObject } from '../../server/src/core/pkiObject';
import { bytesOf, corpusIsThere, readSamples, type Sample } from '../harness/corpus';
import { compare, truthOf } from '../harness/opensslTruth';

const NOW = Date.UTC(2026, 10, 20);

interface Decoded {
  readonly sample: Sample;
  readonly object: PkiObject;
}

function decodeAll(): readonly Decoded[] {
  return readSamples().flatMap((sample) => {
    const found = bytesOf(sample);
    return found === undefined
      ? []
      : [{ sample, object: readObject(sample.label, found.bytes, found.headers) }];
  });
}

/**
 * Where we say something else than the truth file, and why: `file field`, under the reason. Everything
 * else agrees.
 */
const DIFFERENCES: Readonly<Record<string, readonly string[]>> = {
  'OpenSSL prints nothing of an extension that is broken off; we report it': [
    'zlint/v3/testdata/subCAWNoURL.pem authorityInfoAccess',
  ],
  'the truth file takes basic constraints that cannot be decoded for those of an end entity': [
    'badinput/der/ext-empty-value.pem constraints',
    'badinput/der/ext-garbage.pem constraints',
  ],
  'OpenSSL shows the octets of an extension that decodes to nothing; we say that it is empty': [
    'badinput/der/ku-empty.pem keyUsage',
    'gnutls/tests/cert-tests/data/template-krb5name-full.pem keyUsage',
    'openssl/test/recipes/25-test_eai_data/kdc-cert.pem authorityKeyIdentifier',
    'pyca/vectors/cryptography_vectors/x509/custom/empty-eku.pem extendedKeyUsage',
    'zlint/v3/testdata/smime/ec_no_key_usages.pem keyUsage',
  ],
  'a notice number in more octets than needed, which OpenSSL refuses': [
    'gnutls/tests/certs-interesting/cert8.der policies',
  ],
  'OpenSSL writes otherNames of name constraints in another form than those of alternative names, or not at all':
    [
      'openssl/test/certs/bad-cert-smtputf8-name-constraints.pem nameConstraints',
      'openssl/test/certs/nccaothername-cert.pem nameConstraints',
    ],
  'an address range of 17 octets is in no form for us': [
    'pyca/vectors/cryptography_vectors/x509/custom/nc_ip_invalid_length.pem nameConstraints',
  ],
  'OpenSSL cuts object identifiers after 256 characters': [
    'gnutls/tests/certs-interesting/cert9.der authorityInfoAccess',
  ],
  'line ends at the end of a name are gone from the truth file': ['zlint/v3/testdata/newlinesInTLD.pem san'],
  'OpenSSL hashes its own encoding, we the octets of the file, whose length has more octets than needed': [
    'badinput/der/len-nonminimal.der sha256',
  ],
  'OpenSSL prints no number for a version that does not exist': [
    'gnutls/tests/cert-tests/data/x509-with-zero-version.pem version',
    'pyca/vectors/cryptography_vectors/x509/custom/invalid_version.pem version',
    'zlint/v3/testdata/certVersion4WithExtension.pem version',
  ],
  'OpenSSL encodes parameters or key anew, we take the octets that stand there': [
    'gnutls/tests/cert-tests/data/key-illegal-rsa-pss.pem spki',
    'openssl/test/certs/client-pss-restrict-key.pem spki',
    'openssl/test/certs/server-pss-restrict-key.pem spki',
    'openssl/test/testrsapssmandatory.pem spki',
    'pyca/vectors/cryptography_vectors/asymmetric/DER_Serialization/dsa_public_key_invalid_bit_string.der spki',
  ],
  'OpenSSL reads the key but cannot write its public key': [
    'openssl/test/recipes/15-test_rsapss_data/negativesaltlen.pem spki',
  ],
  'the truth file counts no CRLs though OpenSSL prints two': ['openssl/test/testp7.pem crls'],
  'DH parameters without a label, which the truth file has under public keys and without a size': [
    'openssl/test/recipes/20-test_dhparam_data/pkcs3-2-1024.der bits',
    'openssl/test/recipes/20-test_dhparam_data/pkcs3-2-2048.der bits',
    'openssl/test/recipes/20-test_dhparam_data/pkcs3-5-1024.der bits',
    'pyca/vectors/cryptography_vectors/asymmetric/DH/dhp.der bits',
  ],
  'OpenSSL stops at the cipher, which names no derivation of a key': [
    'openssl/test/recipes/80-test_pkcs12_data/nomac_parse.p12 encryptedParts',
  ],
  'OpenSSL finds the point wrong and then does not say on which curve it should be': [
    'x509-parser/assets/csr-custom-extension.pem bits',
  ],
};

/** Certificates, requests and CRLs that OpenSSL refuses though nothing is wrong in them for us. */
const NO_DIAGNOSIS: Readonly<Record<string, readonly string[]>> = {
  'what is wrong lies in the PEM armor or in the base64': [
    'badinput/pem/21-extra-padding.pem',
    'badinput/pem/25-illegal-char.pem',
    'badinput/pem/40-missing-end.pem',
    'badinput/pem/47-six-dashes.pem',
    'openssl/test/recipes/04-test_pem_reading_data/cert-extrapad.pem',
    'openssl/test/recipes/04-test_pem_reading_data/cert-junk.pem',
    'openssl/test/recipes/04-test_pem_reading_data/cert-misalignedpad.pem',
    'x509-parser/assets/no_end.pem',
  ],
  'openssl req reads it; storeutl, which made the truth file, knows no requests': [
    'gnutls/tests/cert-tests/data/csr-invalid.der',
  ],
  'a country name of 26 letters: OpenSSL refuses attributes beyond their upper bounds': [
    'pyca/vectors/cryptography_vectors/x509/custom/long-form-name-attribute.pem',
  ],
};

/** OpenSSL shows the octets of an extension that it cannot decode; we report what is broken in it. */
const HEX_DUMP = /^\[?"\d{4} - /;

describe.runIf(corpusIsThere)('the samples of the PKI corpus', () => {
  const decoded = corpusIsThere ? decodeAll() : [];

  it('are decoded and described without an exception, and nothing is shown as a bare value of the language', () => {
    const suspects: string[] = [];
    for (const { sample, object } of decoded) {
      const facts = describeObject(object, { now: NOW }).facts.join(' · ');
      const text = `${facts}\n${toDetailsText(object, { now: NOW })}`;
      // What stands in quotes, in a name or in base64 may say anything.
      const found = /(\[object \w|: undefined|: NaN|: null\b)/.exec(text);
      if (found !== null) {
        suspects.push(`${sample.file}: ${text.slice(found.index - 40, found.index + 60)}`);
      }
    }
    expect(suspects).toEqual([]);
    expect(decoded.length).toBeGreaterThan(0);
  });

  it('agree with OpenSSL in every field but those of the table', () => {
    const found = new Map<string, string>();
    let fields = 0;
    for (const { sample, object } of decoded) {
      const comparison = compare(sample, object);
      for (const name of Object.keys(comparison?.theirs ?? {})) {
        const theirs = JSON.stringify(comparison?.theirs[name]);
        const ours = JSON.stringify(comparison?.ours[name]);
        fields++;
        if (theirs !== ours && !(HEX_DUMP.test(theirs ?? '') && object.problems.length > 0)) {
          found.set(`${sample.file} ${name}`, `${sample.file} ${name}: OpenSSL ${theirs}, we ${ours}`);
        }
      }
    }
    const explained = new Set(Object.values(DIFFERENCES).flat());
    const unexplained = [...found].filter(([key]) => !explained.has(key)).map(([, text]) => text);
    expect(unexplained).toEqual([]);
    const files = new Set(decoded.map(({ sample }) => sample.file));
    const stale = [...explained].filter((key) => !found.has(key) && files.has(key.split(' ')[0] as string));
    expect(stale).toEqual([]);
    expect(fields).toBeGreaterThan(10 * found.size);
  });

  it('are objects of the kind that OpenSSL sees in them', () => {
    const wrong = decoded.flatMap(({ sample, object }) => {
      const kinds = truthOf(sample) === undefined ? undefined : KINDS[sample.kind];
      return kinds === undefined || kinds.includes(object.kind)
        ? []
        : `${sample.file}: ${sample.kind} as ${object.kind}`;
    });
    expect(wrong.filter((text) => !OTHER_KINDS.includes(text))).toEqual([]);
  });

  it('have a diagnosis where OpenSSL cannot read a certificate, request or CRL', () => {
    const explained = new Set(Object.values(NO_DIAGNOSIS).flat());
    const silent = decoded.filter(
      ({ sample, object }) =>
        sample.openssl.ok === false &&
        ['certificate', 'certificateRequest', 'certificateList'].includes(object.kind) &&
        object.problems.length === 0 &&
        object.document.problems.length === 0 &&
        object.expectedByLabel === undefined &&
        !explained.has(sample.file),
    );
    expect(silent.map(({ sample }) => sample.file)).toEqual([]);
  });
});

const KINDS: Readonly<Record<string, readonly PkiObject['kind'][]>> = {
  cert: ['certificate'],
  'trusted-cert': ['certificate'],
  csr: ['certificateRequest'],
  crl: ['certificateList'],
  key: ['privateKey', 'encryptedPrivateKey'],
  pubkey: ['publicKey'],
  pkcs7: ['cms'],
  pkcs12: ['pkcs12'],
  ocsp: ['ocspResponse', 'ocspRequest'],
  params: ['domainParameters'],
};

/**
 * Without a label OpenSSL's `storeutl` calls DH parameters a public key. And it reads a length whose first
 * octet is FF, which X.690 §8.1.3.5 c reserves.
 */
const OTHER_KINDS: readonly string[] = [
  'badinput/der/len-127-octets.der: pubkey as unreadable',
  'openssl/test/recipes/20-test_dhparam_data/pkcs3-2-1024.der: pubkey as domainParameters',
  'openssl/test/recipes/20-test_dhparam_data/pkcs3-2-2048.der: pubkey as domainParameters',
  'openssl/test/recipes/20-test_dhparam_data/pkcs3-5-1024.der: pubkey as domainParameters',
  'pyca/vectors/cryptography_vectors/asymmetric/DH/dhp.der: pubkey as domainParameters',
];
