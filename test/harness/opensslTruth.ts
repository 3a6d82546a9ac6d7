/** What OpenSSL says of a sample, and the same fields of what we decoded. */
import { createHash } from 'node:crypto';
import { derivePublicKey } from '../../server/src/core/crypto/derivePublicKey';
import type { EncryptionScheme } from '../../server/src/core/pkcs/encryptionScheme';
import type { Pkcs12 } from '../../server/src/core/pkcs/pkcs12';
import type { SafeBag } from '../../server/src/core/pkcs/safeBag';
import type { PkiObject } from '../../server/src/core/pkiObject';
import type { Certificate } from '../../server/src/core/x509/certificate';
import type { CertificateList } from '../../server/src/core/x509/certificateList';
import type { Extension } from '../../server/src/core/x509/extension';
import type { Sample } from './corpus';
import { algorithmOid } from './opensslAlgorithms';
import { extensionAsList, nameAsRfc2253, timeAsIso } from './opensslText';

export type Fields = Readonly<Record<string, unknown>>;

export interface Comparison {
  readonly theirs: Fields;
  readonly ours: Fields;
}

/** `undefined` where the truth file has no fields of such an object. */
export function compare(sample: Sample, object: PkiObject): Comparison | undefined {
  const truth = truthOf(sample);
  if (truth === undefined) {
    return undefined;
  }
  switch (object.kind) {
    case 'certificate':
      return truth.version === undefined ? undefined : compareCertificate(truth, object);
    case 'certificateList':
      return compareCrl(truth, object);
    case 'certificateRequest': {
      const san = listOf(object.extensions, '2.5.29.17');
      return {
        theirs: {
          subject: truth.subject,
          san: truth.san,
          bits: truth.pk_bits,
          signature: algorithmOid(truth.sig_alg),
          keyAlgorithm: algorithmOid(truth.pk_alg),
        },
        ours: {
          subject: nameAsRfc2253(object.subject),
          san: san?.join(', ') ?? null,
          bits: object.publicKey?.bits ?? null,
          signature: object.signatureAlgorithm?.oid,
          keyAlgorithm: object.publicKey?.algorithm?.oid,
        },
      };
    }
    case 'privateKey':
    case 'publicKey': {
      const { bits, curve } = object.kind === 'privateKey' ? object : (object.publicKey ?? {});
      const spki = derivePublicKey(object);
      return {
        theirs: { bits: truth.bits, curve: truth.curve, spki: truth.spki_sha256 },
        ours: {
          // OpenSSL prints no size of keys that have only one.
          bits: truth.bits === null ? null : bits,
          curve: curve?.name ?? null,
          // Keys of elliptic curves may leave the public key out, newer ones always do.
          spki: spki === undefined ? truth.spki_sha256 : createHash('sha256').update(spki).digest('hex'),
        },
      };
    }
    case 'domainParameters':
      return {
        theirs: { bits: /\((\d+) bit\)/.exec(String(truth.text))?.[1] },
        ours: { bits: `${object.bits}` },
      };
    case 'cms': {
      const { content } = object;
      const has = 'certificates' in content;
      return truth.certs === undefined
        ? undefined
        : {
            theirs: { certificates: truth.certs, crls: truth.crls },
            ours: {
              certificates: has ? content.certificates.length : 0,
              crls: has && 'crls' in content ? content.crls.length : 0,
            },
          };
    }
    case 'pkcs12':
      return comparePkcs12(truth, object);
    default:
      return undefined;
  }
}

/** OpenSSL 3.5 where 3.0 does not read it. */
export function truthOf(sample: Sample): Fields | undefined {
  if (sample.openssl.ok === true) {
    return sample.openssl;
  }
  const newer = (sample as { readonly openssl35?: Sample['openssl'] }).openssl35;
  return newer?.ok === true ? newer : undefined;
}

function compareCertificate(truth: Fields, certificate: Certificate): Comparison {
  const { extensions, publicKey, validity } = certificate;
  const constraints = extensions.find(({ oid }) => oid === '2.5.29.19')?.value;
  const list = (oid: string, separator: string) => listOf(extensions, oid)?.join(separator);
  return {
    theirs: {
      subject: truth.subject,
      issuer: truth.issuer,
      serial: truth.serial,
      notBefore: truth.not_before,
      notAfter: truth.not_after,
      sha256: truth.sha256,
      version: Number.parseInt(String(truth.version), 10),
      signature: algorithmOid(truth.sig_alg),
      keyAlgorithm: algorithmOid(truth.pk_alg),
      bits: truth.pk_bits,
      curve: truth.curve,
      critical: criticalities(truth),
      constraints: truth.bc_ca === undefined ? undefined : `${truth.bc_ca} ${truth.bc_pathlen}`,
      san: textOf(truth.san),
      keyUsage: textOf((truth.ku as readonly string[] | undefined)?.join(', ')),
      extendedKeyUsage: textOf((truth.eku as readonly string[] | undefined)?.join(', ')),
      subjectKeyIdentifier: truth.ski,
      authorityKeyIdentifier: textOf(truth.aki),
      authorityInfoAccess: textOf(truth.aia),
      crlDistributionPoints: oneLine(truth.crldp),
      policies: policiesOf(truth.policies),
      nameConstraints: oneLine(truth.nc),
    },
    ours: {
      subject: nameAsRfc2253(certificate.subject),
      issuer: nameAsRfc2253(certificate.issuer),
      serial: certificate.serialNumber?.hex,
      notBefore: timeAsIso(validity?.notBefore),
      notAfter: timeAsIso(validity?.notAfter),
      sha256: createHash('sha256').update(certificate.bytes).digest('hex'),
      version: certificate.version,
      // OpenSSL prints that of the signed part first.
      signature: certificate.signature?.oid,
      keyAlgorithm: publicKey?.algorithm?.oid,
      bits: truth.pk_bits === null ? null : publicKey?.bits,
      // OpenSSL does not name the curve of a key that it cannot read.
      curve: truth.pk_bits === null ? truth.curve : (publicKey?.curve?.name ?? null),
      critical: extensions.map(({ critical }) => (critical ? '1' : '0')).join(''),
      constraints:
        constraints === undefined
          ? undefined
          : constraints.kind === 'basicConstraints'
            ? `${constraints.ca} ${constraints.pathLength ?? null}`
            : 'unreadable',
      // Octets that are no UTF-8 stand as question marks in the truth file.
      san: truth.san_unprintable === true ? null : list('2.5.29.17', ', ')?.replaceAll('\ufffd', '?'),
      keyUsage: list('2.5.29.15', ', '),
      extendedKeyUsage: list('2.5.29.37', ', '),
      subjectKeyIdentifier: list('2.5.29.14', '')?.replaceAll(':', '').toLowerCase(),
      authorityKeyIdentifier: list('2.5.29.35', '\n'),
      authorityInfoAccess: list('1.3.6.1.5.5.7.1.1', '\n'),
      crlDistributionPoints: oneLine(list('2.5.29.31', '\n')),
      policies: policiesOf(list('2.5.29.32', '\n')),
      nameConstraints: oneLine(list('2.5.29.30', '\n')),
    },
  };
}

function listOf(extensions: readonly Extension[], oid: string): readonly string[] | undefined {
  const extension = extensions.find((candidate) => candidate.oid === oid);
  return extension && extensionAsList(extension);
}

/** OpenSSL writes `<EMPTY>` for an extension without content. */
function textOf(value: unknown): unknown {
  return value === '<EMPTY>' ? '' : value;
}

/** OpenSSL's lines and indents differ from kind to kind. */
function oneLine(value: unknown): unknown {
  return typeof value === 'string' ? textOf(value.replace(/\s+/g, ' ').trim()) : value;
}

/** Without the explicit texts: OpenSSL prints their octets, up to a NUL, whatever their string type is. */
function policiesOf(value: unknown): unknown {
  return typeof value === 'string'
    ? value
        .split('\n')
        .filter((line) => /^(Policy|CPS|Organization|Numbers?): |^\d{4} -/.test(line))
        .map((line) => line.trimEnd())
    : value;
}

function criticalities({ extensions }: Fields): string {
  const list = (extensions ?? []) as readonly { readonly critical?: boolean }[];
  return list.map(({ critical }) => (critical === true ? '1' : '0')).join('');
}

function compareCrl(truth: Fields, crl: CertificateList): Comparison {
  const number = crl.extensions.find(({ oid }) => oid === '2.5.29.20')?.value;
  return {
    theirs: {
      issuer: truth.issuer,
      signature: algorithmOid(truth.sig_alg),
      thisUpdate: truth.this_update,
      nextUpdate: truth.next_update,
      revoked: truth.revoked,
      number: truth.crl_number === null ? null : `${BigInt(truth.crl_number as string)}`,
      critical: criticalities(truth),
    },
    ours: {
      issuer: nameAsRfc2253(crl.issuer),
      signature: crl.signatureAlgorithm?.oid,
      thisUpdate: timeAsIso(crl.thisUpdate),
      nextUpdate: crl.nextUpdate === undefined ? 'NONE' : timeAsIso(crl.nextUpdate),
      revoked: crl.revoked.length,
      // The truth file leaves the number out of long lists.
      number: truth.crl_number === null ? null : number?.kind === 'cRLNumber' ? `${number.number}` : null,
      critical: crl.extensions.map(({ critical }) => (critical ? '1' : '0')).join(''),
    },
  };
}

function comparePkcs12(truth: Fields, { safes, mac }: Pkcs12): Comparison {
  const bags = allBags(safes.flatMap((safe) => safe.bags));
  const keys = bags.flatMap(({ content }) => (content.kind === 'shroudedKey' ? content.key.encryption : []));
  const parts = safes.flatMap(({ isEncrypted, encryption }) => (isEncrypted ? [encryption] : []));
  const macName =
    mac?.isPbmac1 === true ? 'PBMAC1 using PBKDF2' : mac?.algorithmName.toLowerCase().replace('-', '');
  return {
    theirs: {
      mac: truth.mac,
      encryptedParts: truth.cert_enc,
      encryptedKeys: truth.key_enc,
    },
    ours: {
      mac: mac === undefined ? 'none' : `${macName}, Iteration ${mac.iterations}`,
      encryptedParts: parts.map(schemeAsText),
      encryptedKeys: keys.map(schemeAsText),
    },
  };
}

function allBags(bags: readonly SafeBag[]): readonly SafeBag[] {
  return bags.flatMap((bag) => (bag.content.kind === 'safeContents' ? allBags(bag.content.bags) : bag));
}

/** As `openssl pkcs12 -info` prints it. */
export function schemeAsText(scheme: EncryptionScheme | undefined): string {
  if (scheme === undefined) {
    return 'unreadable';
  }
  const { name, kind, derivation, cipher } = scheme;
  return [
    name,
    ...(kind === 'PBES2' ? [derivation?.name, cipher] : []),
    ...(derivation?.iterations === undefined ? [] : [`Iteration ${derivation.iterations}`]),
    ...(derivation?.prf === undefined ? [] : [`PRF ${derivation.prf}`]),
  ].join(', ');
}
