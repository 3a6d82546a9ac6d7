/** Exports as commands: what there is to export, exporting it, and a PKCS #12 file under another pass phrase. */
import { changePassPhrase } from '../../ca/flows/changePassPhrase';
import { exportCertificate, isAuthority } from '../../ca/flows/exportCertificate';
import { formsFor, STRENGTHS, strengthFor } from '../../ca/flows/exportForms';
import type { ExportMaterial } from '../../ca/flows/exportMaterial';
import { PKCS12_RECIPES } from '../../ca/pkcs12/strengths';
import { folderOf, nameOf } from '../../ca/stores/fileStore';
import { nameText } from '../../core/describe/describeName';
import {
  type ChangePassPhraseArguments,
  type ChangePassPhraseResult,
  EXPORT_FORMS,
  type ExportArguments,
  ExportCommand,
  type ExportForm,
  type ExportResult,
  type ExportSource,
  type FindExportsResult,
  KEY_FORMATS,
  PKCS12_STRENGTHS,
  type Pkcs12Strength,
} from '../../core/exportProtocol';
import { type Command, defineCommand } from '../commands/command';
import type { Schema } from '../commands/schema';
import type { Session } from '../session';
import { objectReferenceProperties } from '../workspace/findEntry';
import { checkName } from './caAnswers';
import { dryRun, objectOf, output } from './caSchemas';
import { refusing } from './caService';
import { findMaterial } from './exportSource';

const text = (description: string): Schema => ({ type: 'string', description });

const sourceProperties: Readonly<Record<string, Schema>> = {
  ...objectReferenceProperties,
  uri: text('URI of a file; with a position the certificate at that place, else the main one of the file.'),
  sourcePassPhrase: text('Pass phrase of the file, sealed, where it is a PKCS #12 file.'),
  keyFile: text('URI of the file with the private key, in place of the one that is found.'),
};

const strengthProperty: Schema = {
  type: 'string',
  enum: PKCS12_STRENGTHS,
  description: PKCS12_STRENGTHS.map((each) => `${each}: ${PKCS12_RECIPES[each].description}`).join('. '),
};

const find = defineCommand<ExportSource, FindExportsResult>({
  id: ExportCommand.findExports,
  description: 'Says what of a certificate can be exported: its chain, its key, the forms that fit.',
  schema: objectOf([], sourceProperties),
  run: (session, { sourcePassPhrase, ...rest }, token, progress) =>
    refusing(async () => {
      const { ca } = session;
      const control = ca.control(true, token, progress);
      const source = { ...rest, sourcePassPhrase: await ca.passPhrase(sourcePassPhrase) };
      const material = await findMaterial(session, ca.environment(), source, control);
      const { certificate, issuers, isComplete, key } = material;
      return {
        subject: nameText(certificate.subject),
        issuers: issuers.map(({ subject }) => nameText(subject)),
        isComplete,
        key: key === undefined ? 'missing' : key.isEncrypted ? 'encrypted' : 'plain',
        keyFile: key?.uri,
        strength: await usualStrength(session, material.source, undefined),
        strengths: STRENGTHS,
        forms: formsFor(isAuthority(certificate)),
        folder: folderOf(material.source),
        name: stemOf(material),
      };
    }),
});

const exportIt = defineCommand<ExportArguments, ExportResult>({
  id: ExportCommand.exportCertificate,
  description:
    'Writes a certificate with its chain and, where the form has it, its key for a device or server.',
  schema: objectOf(
    ['form'],
    {
      form: { type: 'string', enum: EXPORT_FORMS, description: 'What to make.' },
      folder: text('URI of the folder for the files; that of the certificate where it is left out.'),
      name: text('Name of the files, without ending; that of the certificate where it is left out.'),
      keyPassPhrase: text('Pass phrase of the private key that is there, sealed.'),
      passPhrase: text('Pass phrase for what is written, sealed; absent for none.'),
      strength: strengthProperty,
      keyFormat: {
        type: 'string',
        enum: KEY_FORMATS,
        description: 'How a device bundle has its key; pkcs1 is for RSA.',
      },
      port: { type: 'integer', minimum: 1, description: 'Of a web server; 443 where it is left out.' },
      overwrite: {
        type: 'boolean',
        description: 'True when the person agreed to replace files that are there.',
      },
    },
    sourceProperties,
    dryRun,
  ),
  run: (session, args, token, progress) =>
    refusing(async () => {
      const { ca } = session;
      const control = ca.control(args.dryRun, token, progress);
      const environment = ca.writable(control.mode);
      const sourcePassPhrase = await ca.passPhrase(args.sourcePassPhrase);
      const material = await findMaterial(session, environment, { ...args, sourcePassPhrase }, control);
      const isInSource = material.key?.uri === material.source;
      const name = args.name ?? stemOf(material);
      checkName(name);
      const plan = {
        material,
        form: args.form,
        folder: args.folder ?? folderOf(material.source),
        name,
        keyPassPhrase:
          (await ca.passPhrase(args.keyPassPhrase)) ?? (isInSource ? sourcePassPhrase : undefined),
        passPhrase: await ca.passPhrase(args.passPhrase),
        strength: args.strength ?? (await usualStrength(session, material.source, args.form)),
        keyFormat: args.keyFormat ?? 'pkcs8',
        port: args.port ?? 443,
        overwrite: args.overwrite,
      };
      return exportCertificate(environment, plan, control);
    }),
});

const change = defineCommand<ChangePassPhraseArguments, ChangePassPhraseResult>({
  id: ExportCommand.changePassPhrase,
  description:
    'Puts a PKCS #12 file under another pass phrase, with all that is in it; into a file, or as base64 for an item of an XML config.',
  schema: objectOf(
    ['source'],
    {
      source: text('URI of the PKCS #12 file.'),
      sourcePassPhrase: text('Its pass phrase of today, sealed; absent for none.'),
      passPhrase: text('Its pass phrase from now on, sealed; absent for none.'),
      strength: strengthProperty,
    },
    output,
    dryRun,
  ),
  run: (session, { sourcePassPhrase, passPhrase, strength, dryRun: isDry, ...rest }, token, progress) =>
    refusing(async () => {
      const { ca } = session;
      const control = ca.control(isDry, token, progress);
      const environment = ca.writable(rest.output === undefined ? 'preview' : control.mode);
      const plan = {
        ...rest,
        sourcePassPhrase: await ca.passPhrase(sourcePassPhrase),
        passPhrase: await ca.passPhrase(passPhrase),
        strength: strength ?? (await usualStrength(session, rest.source, undefined)),
      };
      const result = await changePassPhrase(environment, plan, control);
      return { ...result, strength: plan.strength, strengths: STRENGTHS };
    }),
});

/** What the devices of the place read; Windows of every age takes part in IIS. */
async function usualStrength(
  { settings }: Session,
  uri: string,
  form: ExportForm | undefined,
): Promise<Pkcs12Strength> {
  return form === 'iis' ? 'compatible' : strengthFor((await settings.of(uri)).profile);
}

/** The name of the file without its ending, as far as it may be the name of files. */
function stemOf({ source }: ExportMaterial): string {
  const stem = nameOf(source).replace(/\.[^.]*$/, '');
  return stem.replace(/[^\p{L}\p{N}_.@ -]+/gu, '-').replace(/^[^\p{L}\p{N}_]+|[. ]+$/gu, '') || 'certificate';
}

export const exportCommands: readonly Command<never, unknown>[] = [find, exportIt, change];
