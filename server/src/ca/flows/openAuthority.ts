/** A CA that is to sign: whether it may, and with which key. */
import { nameText } from '../../core/describe/describeName';
import type { Certificate } from '../../core/x509/certificate';
import { findExtensionValue } from '../../core/x509/extension';
import { isKeyOf } from '../authority';
import { CaError } from '../caError';
import type { CaKey } from '../keys/caKey';
import { familyOfKey } from '../keys/keyAlgorithms';
import { type CaFolder, guarded, openCa } from '../stores/caStore';
import type { CaEnvironment, Control } from './environment';

export async function openAuthority(environment: CaEnvironment, folder: string): Promise<CaFolder> {
  const ca = await guarded('Nothing was done', () => openCa(environment, folder));
  const problem = problemOfIssuer(ca.certificate);
  if (problem !== undefined) {
    throw new CaError(`Nothing was done: ${nameText(ca.certificate.subject)} ${problem}.`);
  }
  return ca;
}

/** Why a certificate may not issue others (RFC 5280 §6.1.4 k and n); `undefined` where it may. */
export function problemOfIssuer({ version, extensions }: Certificate): string | undefined {
  const constraints = findExtensionValue(extensions, 'basicConstraints');
  const usage = findExtensionValue(extensions, 'keyUsage');
  if (constraints?.ca !== true && version === 3) {
    return 'is no CA: its basicConstraints do not say so';
  }
  if (usage !== undefined && !usage.usages.includes('keyCertSign')) {
    return 'may not sign certificates: its key usage does not say so';
  }
  return undefined;
}

/** The key of the CA; for a preview one that nobody keeps, so that no pass phrase is asked for. */
export async function signingKey(
  { authority }: CaEnvironment,
  { certificate, keyText, layout }: CaFolder,
  passPhrase: string | undefined,
  control: Control,
): Promise<CaKey> {
  const { publicKey } = certificate;
  const family = publicKey && familyOfKey(publicKey, 'The key of the CA');
  if (family === undefined) {
    throw new CaError('Nothing was done: the key in the certificate of the CA cannot be read.');
  }
  if (control.mode === 'preview') {
    return authority.throwAwayKey(family);
  }
  if (keyText === undefined) {
    throw new CaError(
      `Nothing was signed: ${layout.key} is not there. Put the private key of the CA back, or sign on the machine that has it.`,
    );
  }
  control.report('Opening the key of the CA');
  const key = await authority.openKey(keyText, passPhrase, layout.key);
  if (isKeyOf(key, publicKey) === false) {
    throw new CaError(
      `Nothing was signed: ${layout.key} is not the key of ${layout.certificate}. Put the right pair into the folder.`,
    );
  }
  return key;
}
