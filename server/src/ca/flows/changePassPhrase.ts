/**
 * A PKCS #12 file under another pass phrase. For the certificate of an optiPoint or OpenStage phone, Siemens describes three
 * steps with OpenSSL: to PEM, back to PKCS #12 under the pass phrase of the phone, to base64 ("Secure XML", 802.1x).
 */

import { objectOf } from '../../core/documentModel';
import type { ChangePassPhraseArguments, ExportResult } from '../../core/exportProtocol';
import { CaError } from '../caError';
import { rewritePkcs12 } from '../pkcs12/rewritePkcs12';
import { PKCS12_RECIPES } from '../pkcs12/strengths';
import { nameOf } from '../stores/fileStore';
import { EMPTY, existingOf } from './createAuthority';
import type { CaEnvironment, Control } from './environment';
import { inLines, NO_PASS_PHRASE } from './exportFiles';
import { encodedOfFile, workOf } from './exportMaterial';
import { checkFree, writeTogether } from './outputs';

export interface PassPhrasePlan
  extends Omit<ChangePassPhraseArguments, 'sourcePassPhrase' | 'passPhrase' | 'strength' | 'dryRun'> {
  readonly sourcePassPhrase: string | undefined;
  readonly passPhrase: string | undefined;
  readonly strength: NonNullable<ChangePassPhraseArguments['strength']>;
}

const LEAD = 'Nothing was changed';

export async function changePassPhrase(
  environment: CaEnvironment,
  { source, output, overwrite, sourcePassPhrase, passPhrase, strength }: PassPhrasePlan,
  control: Control,
): Promise<ExportResult> {
  const { files, crypto } = environment;
  const where = nameOf(source);
  const octets = await files.read(source);
  if (octets === undefined) {
    throw new CaError(`${LEAD}: there is no file ${where}.`);
  }
  const container = encodedOfFile(source, octets)
    .map((encoded) => objectOf(encoded))
    .find((object) => object.kind === 'pkcs12');
  if (container?.kind !== 'pkcs12') {
    throw new CaError(`${LEAD}: there is no PKCS #12 in ${where}.`);
  }
  const outputs = output === undefined ? [] : [output];
  const isPreview = control.mode === 'preview';
  if (!isPreview) {
    await checkFree(environment, outputs, overwrite, LEAD);
  }
  control.report('Opening and encrypting');
  const opening = { crypto, passPhrase: sourcePassPhrase ?? '', where, work: workOf(environment, control) };
  const made = await rewritePkcs12(container, opening, passPhrase ?? '', strength);
  const contents = [
    countOf(made.keys, 'private key'),
    countOf(made.certificates, 'certificate'),
    ...(made.others === 0 ? [] : [countOf(made.others, 'other object')]),
  ];
  const result: ExportResult = {
    ...EMPTY,
    title: `Pass phrase of ${where}`,
    rows: [
      { label: 'Contents', value: contents.join(', ') },
      { label: 'Protection', value: `${strength}: ${PKCS12_RECIPES[strength].description}` },
    ],
    changes: [],
    findings: [],
    warnings: passPhrase === undefined && !isPreview ? [NO_PASS_PHRASE] : [],
    files: outputs,
    existing: await existingOf(environment, outputs),
    pem: undefined,
    texts: [],
  };
  if (isPreview) {
    return result;
  }
  control.throwIfCancelled();
  if (output !== undefined) {
    const access = 'secret';
    await writeTogether(environment, [{ uri: output, octets: made.octets, access }], overwrite, LEAD);
  }
  const text = `${inLines(made.octets)}\n`;
  return {
    ...result,
    done: true,
    existing: [],
    texts: output === undefined ? [{ title: `${where} in base64`, languageId: 'plaintext', text }] : [],
  };
}

function countOf(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
