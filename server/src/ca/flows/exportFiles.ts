/** Exports for devices and other programs: PKCS #12, bundles, chains, trust lists and bare octets. */

import { readDer } from '../../core/der/readDer';
import { stringOctets } from '../../core/der/segments';
import { toUtf8 } from '../../core/der/strings';
import { isUniversal, Tag } from '../../core/der/values';
import { toBase64 } from '../../core/describe/base64Text';
import { nameText } from '../../core/describe/describeName';
import { readDocument } from '../../core/documentModel';
import { runRules } from '../../core/lint/runRules';
import type { Certificate } from '../../core/x509/certificate';
import { commonName } from '../../core/x509/name';
import { CaError } from '../caError';
import { toPem } from '../pem';
import { PKCS12_RECIPES } from '../pkcs12/strengths';
import { writePkcs12 } from '../pkcs12/writePkcs12';
import { join } from '../stores/fileStore';
import type { CaEnvironment } from './environment';
import type { ExportDraft, ExportPlan, Making } from './exportDraft';
import { type ExportMaterial, workOf } from './exportMaterial';

/** From the certificate up to the last CA that is known. */
export function wholeChain({ certificate, issuers }: ExportMaterial): readonly Certificate[] {
  return [certificate, ...issuers];
}

export function pemOf(certificates: readonly Certificate[]): string {
  return certificates.map(({ bytes }) => toPem('CERTIFICATE', bytes)).join('');
}

function file(plan: ExportPlan, ending: string): string {
  return join(plan.folder, `${plan.name}${ending}`);
}

export const NO_PASS_PHRASE = 'There is no pass phrase: whoever gets the file has the private key.';

function pkcs12Of(plan: ExportPlan, { environment, control, pkcs8 }: Making): Promise<Uint8Array> {
  const { material, name, passPhrase, strength } = plan;
  const { subject } = material.certificate;
  return pkcs8().then((key) => {
    control.throwIfCancelled();
    control.report('Encrypting');
    const contents = {
      key,
      certificates: wholeChain(material).map(({ bytes }) => bytes),
      friendlyName: (subject && commonName(subject)) ?? name,
    };
    const work = workOf(environment, control);
    return writePkcs12(environment.crypto, contents, passPhrase ?? '', strength, work);
  });
}

const strengthRow = ({ strength }: ExportPlan) => ({
  label: 'Protection',
  value: `${strength}: ${PKCS12_RECIPES[strength].description}`,
});

function strengthWarnings({ strength }: ExportPlan): readonly string[] {
  return strength === 'legacy'
    ? [
        'RC2 with 40 bits is broken within hours, so anybody can read the certificates, though not the key. Take it only for a device that refuses "compatible".',
      ]
    : [];
}

/** `ending`: `.p12`, or what Windows calls it. */
export function exportPkcs12(plan: ExportPlan, ending: '.p12' | '.pfx'): ExportDraft {
  const uri = file(plan, ending);
  return {
    title: 'PKCS #12 file',
    rows: [strengthRow(plan)],
    warnings: strengthWarnings(plan),
    files: [uri],
    make: async (making) => ({
      outputs: [{ uri, octets: await pkcs12Of(plan, making), access: 'secret' }],
      texts: [],
    }),
  };
}

export function exportPkcs12Base64(plan: ExportPlan): ExportDraft {
  return {
    title: 'PKCS #12 in base64',
    rows: [strengthRow(plan)],
    warnings: strengthWarnings(plan),
    files: [],
    make: async (making) => ({
      outputs: [],
      texts: [
        {
          title: `${plan.name}.p12 in base64`,
          languageId: 'plaintext',
          text: `${inLines(await pkcs12Of(plan, making))}\n`,
        },
      ],
    }),
  };
}

/** Base64 in lines, as `openssl base64` writes it and the XML items of the phones hold it. */
export function inLines(octets: Uint8Array): string {
  return (toBase64(octets).match(/.{1,64}/g) ?? []).join('\n');
}

/**
 * Key, device certificate, intermediate CAs, root CA: the order of the example in innovaphone, "Certificate management",
 * Uploading a certificate chain together with the private key.
 */
export function exportDevicePem(plan: ExportPlan, environment: CaEnvironment): ExportDraft {
  const { material, keyFormat } = plan;
  const uri = file(plan, '-device.pem');
  const isRsa = material.certificate.publicKey?.algorithmName === 'RSA';
  if (keyFormat === 'pkcs1' && !isRsa) {
    throw new CaError(
      'Nothing was exported: PKCS #1 is a form of RSA keys, and this key is none. Choose PKCS #8.',
    );
  }
  return {
    title: 'Device bundle',
    rows: [{ label: 'Order', value: 'private key, device certificate, CAs above it up to the root' }],
    warnings: [
      'The private key in it is not encrypted, as devices ask for no pass phrase: upload it with HTTPS only, and delete the file afterwards.',
      ...deviceProblems(pemOf(wholeChain(material)), environment),
    ],
    files: [uri],
    async make({ pkcs8 }) {
      const key = await pkcs8();
      const keyPem =
        keyFormat === 'pkcs1' ? toPem('RSA PRIVATE KEY', pkcs1Of(key)) : toPem('PRIVATE KEY', key);
      const text = keyPem + pemOf(wholeChain(material));
      return { outputs: [{ uri, octets: toUtf8(text), access: 'secret' }], texts: [] };
    },
  };
}

/** RSAPrivateKey within PrivateKeyInfo. */
function pkcs1Of(pkcs8: Uint8Array): Uint8Array {
  const octets = readDer(pkcs8).root?.children[2];
  if (!isUniversal(octets, Tag.octetString)) {
    throw new CaError('Nothing was exported: the private key is damaged.');
  }
  return stringOctets(octets);
}

const MAX_TEXT = 10_000_000;

/** What an innovaphone device would refuse of these certificates. */
function deviceProblems(text: string, environment: CaEnvironment): readonly string[] {
  const model = readDocument(text, { languageId: 'pem', maxLength: MAX_TEXT });
  const options = { now: environment.now(), expiryWarningDays: 0, targets: ['innovaphone'] } as const;
  return (
    runRules(model, options)
      .filter(({ ruleId, severity }) => ruleId.startsWith('innovaphone/') && severity !== 'hint')
      // The key is not among them.
      .filter(({ ruleId }) => ruleId !== 'innovaphone/key-missing')
      .map(({ message }) => message)
  );
}

export function exportChain(plan: ExportPlan): ExportDraft {
  const uri = file(plan, '-chain.pem');
  return {
    title: 'Chain',
    rows: [{ label: 'Order', value: 'the certificate, then each CA after what it issued' }],
    warnings: [],
    files: [uri],
    make: async () => ({
      outputs: [{ uri, octets: toUtf8(pemOf(wholeChain(plan.material))), access: 'public' }],
      texts: [],
    }),
  };
}

/** The CAs above a certificate; of a CA itself, too. A certificate that nobody issued is trusted alone. */
export function trustedBy({ certificate, issuers }: ExportMaterial, isAuthority: boolean) {
  return isAuthority || issuers.length === 0 ? [certificate, ...issuers] : issuers;
}

/** One text file of PEM, each certificate below its name (innovaphone, "Certificate management", Trust list: Download). */
export function exportTrustList(plan: ExportPlan, isAuthority: boolean): ExportDraft {
  const uri = file(plan, '-trust.pem');
  const trusted = trustedBy(plan.material, isAuthority);
  const text = trusted
    .map(({ subject, bytes }) => `${nameText(subject)}\n${toPem('CERTIFICATE', bytes)}`)
    .join('\n');
  return {
    title: 'Trust list',
    rows: [{ label: 'Trusted', value: trusted.map(({ subject }) => nameText(subject)).join('; ') }],
    warnings: [],
    files: [uri],
    make: async () => ({ outputs: [{ uri, octets: toUtf8(text), access: 'public' }], texts: [] }),
  };
}

export function exportDer(plan: ExportPlan, ending: '.der' | '.cer'): ExportDraft {
  const uri = file(plan, ending);
  const { bytes } = plan.material.certificate;
  return {
    title: 'Certificate in DER',
    rows: [],
    warnings: [],
    files: [uri],
    make: async () => ({ outputs: [{ uri, octets: bytes, access: 'public' }], texts: [] }),
  };
}

export function exportBase64(plan: ExportPlan): ExportDraft {
  const text = `${inLines(plan.material.certificate.bytes)}\n`;
  return {
    title: 'Certificate in base64',
    rows: [],
    warnings: [],
    files: [],
    make: async () => ({
      outputs: [],
      texts: [{ title: `${plan.name} in base64`, languageId: 'plaintext', text }],
    }),
  };
}
