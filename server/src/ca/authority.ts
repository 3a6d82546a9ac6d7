/** The CA's work on keys, requests and certificates, apart from where they are kept. */
import type { Hash, KeyAlgorithmName } from '../core/caProtocol';
import { verifySigned } from '../core/crypto/verifySigned';
import { readDer } from '../core/der/readDer';
import { contentOf, encodingOf } from '../core/der/values';
import { concat, sequence } from '../core/der/writeDer';
import { type Certificate, readCertificate } from '../core/x509/certificate';
import { findExtensionValue } from '../core/x509/extension';
import { type PublicKeyInfo, readPublicKeyInfo } from '../core/x509/publicKeyInfo';
import { sameBytes } from '../core/x509/sameName';
import { CaError } from './caError';
import type { HostCrypto } from './hostCrypto';
import { type CaKey, generateKey } from './keys/caKey';
import { familyOfKey, type KeyFamily } from './keys/keyAlgorithms';
import { encryptKey, openKey } from './keys/openKey';
import { toPem } from './pem';
import { renewedExtensions } from './x509/renewedExtensions';
import { type RequestPlan, writeCertificate, writeRequest } from './x509/writeCertificate';
import { type ExtensionPlan, keyIdentifier, writeExtensions } from './x509/writeExtensions';
import { type RevocationListPlan, writeRevocationList } from './x509/writeRevocationList';

/** What is asked of {@link Authority.issue}. */
export interface Issuance {
  readonly serialNumber: Uint8Array;
  readonly notBefore: number;
  readonly notAfter: number;
  /** DER of the subject. */
  readonly subject: Uint8Array;
  /** SubjectPublicKeyInfo of the subject. */
  readonly publicKey: Uint8Array;
  readonly extensions: ExtensionPlan;
  readonly hash: Hash;
}

/** What is asked of {@link Authority.renew}. */
export interface Renewal extends Omit<Issuance, 'subject' | 'extensions'> {
  /** Subject and extensions come from it; the key, too, where `publicKey` is the same. */
  readonly renewed: Certificate;
}

export interface Authority {
  generateKey(algorithm: KeyAlgorithmName): Promise<CaKey>;
  /** A key of that kind that nobody keeps: to see a certificate before it is signed. The same one all along. */
  throwAwayKey(family: KeyFamily): Promise<CaKey>;
  /** The key of a PEM text; `where` names its file in refusals. */
  openKey(text: string, passPhrase: string | undefined, where: string): Promise<CaKey>;
  /** PEM, encrypted where there is a pass phrase. */
  sealKey(key: CaKey, passPhrase: string | undefined): Promise<string>;
  request(plan: RequestPlan, key: CaKey, hash: Hash): Promise<Uint8Array>;
  /** Signed by `issuer` with `key`; by itself where there is no issuer. */
  issue(issuance: Issuance, issuer: Certificate | undefined, key: CaKey): Promise<Certificate>;
  /** A certificate in place of another; signed by itself where there is no issuer. */
  renew(renewal: Renewal, issuer: Certificate | undefined, key: CaKey): Promise<Certificate>;
  /** A CRL in DER, of the CA with this certificate. */
  revocationList(
    plan: Omit<RevocationListPlan, 'issuer' | 'authorityKeyIdentifier'>,
    issuer: Certificate,
    key: CaKey,
    hash: Hash,
  ): Promise<Uint8Array>;
  /** A fresh serial number of 127 random bits, positive, of 16 octets (RFC 5280 §4.1.2.2). */
  randomSerial(): Uint8Array;
  /** Forgets the keys that it made for previews. */
  forget(): void;
}

const SERIAL_LENGTH = 16;

export function createAuthority(crypto: HostCrypto): Authority {
  const throwAway = new Map<string, Promise<CaKey>>();
  return {
    generateKey: (algorithm) => generateKey(crypto, algorithm),
    throwAwayKey(family) {
      const name = previewAlgorithm(family);
      let key = throwAway.get(name);
      if (key === undefined) {
        key = generateKey(crypto, name);
        throwAway.set(name, key);
      }
      return key;
    },
    openKey: (text, passPhrase, where) => openKey(crypto, text, passPhrase, where),
    async sealKey({ pkcs8 }, passPhrase) {
      return passPhrase === undefined
        ? toPem('PRIVATE KEY', pkcs8)
        : toPem('ENCRYPTED PRIVATE KEY', await encryptKey(crypto, pkcs8, passPhrase));
    },
    request: (plan, key, hash) => writeRequest(crypto, plan, key, hash),
    issue: (issuance, issuer, key) => issue(crypto, issuance, issuer, key),
    renew: (renewal, issuer, key) => renew(crypto, renewal, issuer, key),
    revocationList(plan, issuer, key, hash) {
      const { subject } = issuer;
      const name = subject === undefined ? sequence() : encodingOf(subject.node);
      const authorityKeyIdentifier = issuerKeyIdentifier(issuer) ?? new Uint8Array();
      return writeRevocationList(crypto, { ...plan, issuer: name, authorityKeyIdentifier }, key, hash);
    },
    randomSerial() {
      const octets = crypto.getRandomValues(new Uint8Array(SERIAL_LENGTH));
      // Positive, and all of its octets needed.
      octets[0] = ((octets[0] as number) & 0x7f) | 0x40;
      return octets;
    },
    forget: () => throwAway.clear(),
  };
}

/** Keys for previews: of the size asked for, where that is one that we make. */
function previewAlgorithm(family: KeyFamily): KeyAlgorithmName {
  if (family.kind === 'ec') {
    return family.curve === 'P-256' ? 'ec-p256' : 'ec-p384';
  }
  return family.bits > 3072 ? 'rsa-4096' : family.bits > 2048 ? 'rsa-3072' : 'rsa-2048';
}

async function issue(
  crypto: HostCrypto,
  issuance: Issuance,
  issuer: Certificate | undefined,
  key: CaKey,
): Promise<Certificate> {
  const { serialNumber, notBefore, notAfter, subject, publicKey, hash } = issuance;
  const own = readSubjectKey(publicKey, 'The public key');
  const octets = await writeCertificate(
    crypto,
    {
      serialNumber,
      issuer: issuer?.subject === undefined ? subject : encodingOf(issuer.subject.node),
      notBefore,
      notAfter,
      subject,
      publicKey,
      extensions: writeExtensions(
        issuance.extensions,
        keyIdentifier(keyBitsOf(own)),
        issuer && issuerKeyIdentifier(issuer),
      ),
    },
    key,
    hash,
  );
  return readCertificate(octets) as Certificate;
}

async function renew(
  crypto: HostCrypto,
  { renewed, serialNumber, notBefore, notAfter, publicKey, hash }: Renewal,
  issuer: Certificate | undefined,
  key: CaKey,
): Promise<Certificate> {
  const own = keyIdentifier(keyBitsOf(readSubjectKey(publicKey, 'The public key')));
  const isSameKey =
    renewed.publicKey !== undefined && sameBytes(encodingOf(renewed.publicKey.node), publicKey);
  const subject = renewed.subject === undefined ? sequence() : encodingOf(renewed.subject.node);
  const octets = await writeCertificate(
    crypto,
    {
      serialNumber,
      issuer: issuer?.subject === undefined ? subject : encodingOf(issuer.subject.node),
      notBefore,
      notAfter,
      subject,
      publicKey,
      extensions: renewedExtensions({
        renewed,
        newKeyIdentifier: isSameKey ? undefined : own,
        keyIdentifier: (isSameKey ? issuerKeyIdentifier(renewed) : undefined) ?? own,
        authorityKeyIdentifier: issuer && issuerKeyIdentifier(issuer),
      }),
    },
    key,
    hash,
  );
  return readCertificate(octets) as Certificate;
}

/** Refuses a certificate whose signature the issuer's public key does not confirm: then key and certificate do not belong together. */
export function checkIssued(certificate: Certificate, issuer: Certificate): void {
  if (verifySigned(certificate, issuer.publicKey) !== 'good') {
    throw new CaError(
      'Nothing was issued: the private key of the CA does not belong to its certificate. Put the right pair into the folder.',
    );
  }
}

export function readSubjectKey(publicKey: Uint8Array, whose: string): PublicKeyInfo {
  const { root } = readDer(publicKey);
  const info = root && readPublicKeyInfo(root, root, 'subjectPublicKeyInfo', []);
  if (info === undefined) {
    throw new CaError(`${whose} cannot be read.`);
  }
  return info;
}

/** Refuses a key that is not one the CA can work with. */
export function subjectFamily(publicKey: Uint8Array, whose: string): KeyFamily {
  return familyOfKey(readSubjectKey(publicKey, whose), whose);
}

export function keyBitsOf({ keyNode, keyBits, node }: PublicKeyInfo): Uint8Array {
  return keyNode === undefined || keyBits === undefined
    ? concat([encodingOf(node)])
    : keyNode.bytes.subarray(keyBits.start, keyBits.end);
}

/** What the issuer calls its key: its subjectKeyIdentifier, else the hash that it would have there. */
function issuerKeyIdentifier(issuer: Certificate): Uint8Array | undefined {
  const value = findExtensionValue(issuer.extensions, 'subjectKeyIdentifier');
  if (value !== undefined) {
    return contentOf(value.keyIdentifier);
  }
  return issuer.publicKey && keyIdentifier(keyBitsOf(issuer.publicKey));
}

/** True where the private key is that of the certificate, as far as the private key tells. */
export function isKeyOf(key: CaKey, publicKey: PublicKeyInfo | undefined): boolean | undefined {
  return key.publicKey === undefined || publicKey === undefined
    ? undefined
    : sameBytes(keyBitsOf(readSubjectKey(key.publicKey, 'The public key')), keyBitsOf(publicKey));
}
