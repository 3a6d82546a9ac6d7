/** All fields of the certificates of a trust store: our decoder, Node's own, @peculiar/x509 and node-forge. */
import 'reflect-metadata';
import { X509Certificate } from 'node:crypto';
import { createRequire } from 'node:module';
import { sha256 } from '@noble/hashes/sha2.js';
import * as peculiar from '@peculiar/x509';
import { generalNameText } from '../../server/src/core/describe/generalNameText';
import { readCertificate } from '../../server/src/core/x509/certificate';
import { findExtensionValue } from '../../server/src/core/x509/extension';
import { nameToRfc4514 } from '../../server/src/core/x509/nameText';
import { type Benchmark, measure, required } from '../harness/benchmark';
import { readTrustStore } from '../harness/trustStore';

/** As much of node-forge as is measured; the package has no types of its own. */
interface Forge {
  readonly util: { createBuffer(octets: string): unknown };
  readonly asn1: { fromDer(buffer: unknown): unknown };
  readonly pki: { certificateFromAsn1(asn1: unknown): ForgeCertificate };
}

interface ForgeCertificate {
  readonly subject: { readonly attributes: readonly unknown[] };
  readonly issuer: { readonly attributes: readonly unknown[] };
  readonly serialNumber: string;
  readonly validity: { readonly notBefore: Date; readonly notAfter: Date };
  readonly extensions: readonly unknown[];
  readonly publicKey: { readonly n: { bitLength(): number } };
}

const forge = createRequire(import.meta.url)('node-forge') as Forge;

const OPTIONS = { rounds: 5, millisecondsPerRound: 700 };

export async function run(): Promise<readonly Benchmark[]> {
  const roots = await readRoots();
  const rsaRoots = roots.filter((der) => readCertificate(der)?.publicKey?.algorithmName === 'RSA');
  const all = measure(
    [
      { name: 'PhonePKI', items: roots.length, run: () => sum(roots, readAllFields) },
      { name: 'node:crypto', items: roots.length, run: () => sum(roots, readWithNode) },
      { name: '@peculiar/x509', items: roots.length, run: () => sum(roots, readWithPeculiar) },
    ],
    OPTIONS,
  );
  const rsa = measure(
    [
      { name: 'PhonePKI', items: rsaRoots.length, run: () => sum(rsaRoots, readAllFields) },
      { name: 'node:crypto', items: rsaRoots.length, run: () => sum(rsaRoots, readWithNode) },
      { name: 'node-forge', items: rsaRoots.length, run: () => sum(rsaRoots, readWithForge) },
    ],
    OPTIONS,
  );
  return [
    {
      title: `All fields of ${roots.length} root certificates`,
      unit: 'certificates/s',
      measurements: all,
      requirements: [
        required(all, 'PhonePKI', 'node:crypto', 5),
        required(all, 'PhonePKI', '@peculiar/x509', 20),
      ],
    },
    {
      title: `All fields of the ${rsaRoots.length} with an RSA key`,
      unit: 'certificates/s',
      measurements: rsa,
      requirements: [required(rsa, 'PhonePKI', 'node-forge', 1)],
    },
  ];
}

async function readRoots(): Promise<readonly Uint8Array[]> {
  const pem = await readTrustStore();
  return [...pem.matchAll(/-----BEGIN CERTIFICATE-----([^-]+)-----END/g)].map(
    ([, body]) => new Uint8Array(Buffer.from(body as string, 'base64')),
  );
}

function sum(roots: readonly Uint8Array[], read: (der: Uint8Array) => number): number {
  let total = 0;
  for (const der of roots) {
    total += read(der);
  }
  return total;
}

/** Names and serial as text, dates, names of the subject, CA, usages, locations, key, every other extension, fingerprint. */
function readAllFields(der: Uint8Array): number {
  const certificate = readCertificate(der);
  if (certificate?.subject === undefined || certificate.issuer === undefined) {
    throw new Error('A root certificate could not be read.');
  }
  const { extensions, validity, serialNumber, publicKey, signatureAlgorithm } = certificate;
  const names = findExtensionValue(extensions, 'subjectAltName')?.names ?? [];
  const locations = findExtensionValue(extensions, 'authorityInfoAccess')?.descriptions ?? [];
  return (
    nameToRfc4514(certificate.subject).length +
    nameToRfc4514(certificate.issuer).length +
    (serialNumber?.hex.length ?? 0) +
    (validity?.notBefore?.instant ?? 0) +
    (validity?.notAfter?.instant ?? 0) +
    names.map(generalNameText).join(', ').length +
    (findExtensionValue(extensions, 'basicConstraints')?.ca === true ? 1 : 0) +
    (findExtensionValue(extensions, 'keyUsage')?.usages.length ?? 0) +
    locations.map(({ location }) => generalNameText(location)).join('\n').length +
    (publicKey?.algorithmName.length ?? 0) +
    (publicKey?.bits ?? 0) +
    (signatureAlgorithm?.oid.length ?? 0) +
    extensions.length +
    (sha256(der)[0] as number)
  );
}

function readWithNode(der: Uint8Array): number {
  const certificate = new X509Certificate(der);
  return (
    certificate.subject.length +
    certificate.issuer.length +
    certificate.serialNumber.length +
    Date.parse(certificate.validFrom) +
    Date.parse(certificate.validTo) +
    (certificate.subjectAltName?.length ?? 0) +
    (certificate.ca ? 1 : 0) +
    // What @types/node calls keyUsage are the extended usages.
    (certificate.keyUsage?.length ?? 0) +
    (certificate.infoAccess?.length ?? 0) +
    (certificate.publicKey.asymmetricKeyType?.length ?? 0) +
    certificate.fingerprint256.length
  );
}

/** Without the fingerprint, which only comes as a promise. */
function readWithPeculiar(der: Uint8Array): number {
  const certificate = new peculiar.X509Certificate(der as Uint8Array<ArrayBuffer>);
  return (
    certificate.subject.length +
    certificate.issuer.length +
    certificate.serialNumber.length +
    certificate.notBefore.getTime() +
    certificate.notAfter.getTime() +
    certificate.extensions.length +
    JSON.stringify(certificate.publicKey.algorithm).length +
    JSON.stringify(certificate.signatureAlgorithm).length
  );
}

/** Without the fingerprint. */
function readWithForge(der: Uint8Array): number {
  const asn1 = forge.asn1.fromDer(forge.util.createBuffer(Buffer.from(der).toString('binary')));
  const certificate = forge.pki.certificateFromAsn1(asn1);
  return (
    certificate.subject.attributes.length +
    certificate.issuer.attributes.length +
    certificate.serialNumber.length +
    certificate.validity.notBefore.getTime() +
    certificate.validity.notAfter.getTime() +
    certificate.extensions.length +
    certificate.publicKey.n.bitLength()
  );
}
