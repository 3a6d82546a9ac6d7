import * as vscode from 'vscode';
import {
  type ExportArguments,
  ExportCommand,
  type ExportFormFacts,
  type ExportResult,
  type FindExportsResult,
  type KeyFormat,
  type Pkcs12Strength,
} from '../../../server/src/core/exportProtocol';
import { askSource, askStrength, type Source, showTexts, withPassPhrase } from '../ca/exportQuestions';
import { askNewPassPhrase, seal } from '../ca/passPhrases';
import { chooseFolder } from '../ca/questions';
import { askToGoOn, runFlow } from '../ca/runFlow';
import { checkFileName, checkPort } from '../forms/checks';
import { type Answer, askChoice, askText, fillIn, type Place, type Step, step } from '../forms/form';
import type { Session } from '../startClient';
import { askServer } from './askServer';
import type { Command } from './command';

const TITLE = 'Export Certificate';

interface Answers {
  found: FindExportsResult;
  form: ExportFormFacts | undefined;
  keyFile: string | undefined;
  keyPassPhrase: string;
  strength: Pkcs12Strength;
  passPhrase: string;
  keyFormat: KeyFormat;
  port: string;
  folder: string;
  name: string;
  agreed: object;
}

/** A certificate with what goes with it, for somebody else: the form is chosen, the rest follows from it. */
export const exportCertificate: Command = async (session, given) => {
  const source = await askSource(given, 'Certificate to export');
  if (source === undefined) {
    return;
  }
  const opened = await findExports(session, source);
  if (opened === undefined) {
    return;
  }
  const { found, sourcePassPhrase } = opened;
  const answers: Answers = {
    found,
    form: undefined,
    keyFile: undefined,
    keyPassPhrase: '',
    strength: found.strength,
    passPhrase: '',
    keyFormat: 'pkcs8',
    port: '443',
    folder: found.folder,
    name: found.name,
    agreed: {},
  };
  // Sealed anew for each request: a lock in between makes the old ones useless.
  const argumentOf = async (from: Answers) =>
    argumentFor(from, source, {
      sourcePassPhrase: await seal(session, sourcePassPhrase),
      keyPassPhrase: await seal(session, from.keyPassPhrase),
      passPhrase: await seal(session, from.passPhrase),
    });
  const summary = step<Answers, object>(
    async (from, place) =>
      askToGoOn(session, place, ExportCommand.exportCertificate, await argumentOf(from), 'Export'),
    (to, agreed) => {
      to.agreed = agreed;
    },
  );
  if (!(await fillIn(TITLE, answers, [...stepsFor(session, source), summary]))) {
    return;
  }
  const argument = { ...(await argumentOf(answers)), ...answers.agreed };
  await showTexts(await runFlow<ExportResult>(session, TITLE, ExportCommand.exportCertificate, argument));
};

/** With the pass phrase of the file, where it is a PKCS #12 file. */
async function findExports(
  session: Session,
  source: Source,
): Promise<{ readonly found: FindExportsResult; readonly sourcePassPhrase: string } | undefined> {
  const ask = (more: object) =>
    askServer<FindExportsResult>(session, ExportCommand.findExports, { ...source.argument, ...more });
  if (!/\.(p12|pfx)$/i.test(source.uri.path)) {
    return { found: await ask({}), sourcePassPhrase: '' };
  }
  const opened = await withPassPhrase(session, TITLE, source.uri, (sourcePassPhrase) =>
    ask(sourcePassPhrase === undefined ? {} : { sourcePassPhrase }),
  );
  return opened && { found: opened.result, sourcePassPhrase: opened.passPhrase };
}

type Sealed = Partial<Record<'sourcePassPhrase' | 'keyPassPhrase' | 'passPhrase', string | undefined>>;

function argumentFor(
  { form, keyFile, strength, keyFormat, port, folder, name }: Answers,
  { argument }: Source,
  sealed: Sealed,
): ExportArguments {
  const given = Object.entries({ ...sealed, keyFile }).filter(([, value]) => value !== undefined);
  return {
    ...argument,
    form: form?.form ?? 'chain',
    folder,
    name,
    ...(form?.hasStrength === true ? { strength } : {}),
    ...(form?.form === 'devicePem' ? { keyFormat } : {}),
    ...(isServer(form) ? { port: Number(port) } : {}),
    ...Object.fromEntries(given),
  };
}

function isServer(form: ExportFormFacts | undefined): boolean {
  return form?.needsKey === true && (form.form === 'nginx' || form.form === 'apache');
}

function stepsFor(session: Session, source: Source): readonly Step<Answers>[] {
  return [
    step(
      ({ found, form }, place) => askForm(place, found, form),
      (to, form) => {
        to.form = form;
      },
    ),
    step(
      ({ found }) => askKeyFile(session, source, found),
      (to, { keyFile, found }) => {
        to.keyFile = keyFile;
        to.found = found;
      },
      ({ form, found }) => form?.needsKey === true && found.key === 'missing',
    ),
    step(
      ({ found }, place) =>
        askText(place, {
          prompt: `Pass phrase of ${vscode.workspace.asRelativePath(vscode.Uri.parse(found.keyFile ?? ''))}`,
          isPassword: true,
        }),
      (to, passPhrase) => {
        to.keyPassPhrase = passPhrase;
      },
      ({ form, found }) =>
        form?.needsKey === true && found.key === 'encrypted' && found.keyFile !== source.uri.toString(),
    ),
    step(
      ({ found, strength }, place) => askStrength(place, found.strengths, strength),
      (to, strength) => {
        to.strength = strength;
      },
      ({ form }) => form?.hasStrength === true,
    ),
    step(
      (_answers, place) => askNewPassPhrase(place, 'what is exported'),
      (to, passPhrase) => {
        to.passPhrase = passPhrase;
      },
      ({ form }) => form?.hasPassPhrase === true,
    ),
    step(
      ({ keyFormat }, place) => askKeyFormat(place, keyFormat),
      (to, keyFormat) => {
        to.keyFormat = keyFormat;
      },
      ({ form }) => form?.form === 'devicePem',
    ),
    step(
      ({ port }, place) =>
        askText(place, { prompt: 'Port of the web server', value: port, check: checkPort }),
      (to, port) => {
        to.port = port;
      },
      ({ form }) => isServer(form),
    ),
    step(
      ({ found, form }, place) => askFolder(place, form, found),
      (to, folder) => {
        to.folder = folder;
      },
      ({ form }) => form?.isText !== true,
    ),
    step(
      ({ name }, place) =>
        askText(place, { prompt: 'Name of the files, without ending', value: name, check: checkFileName }),
      (to, name) => {
        to.name = name;
      },
      ({ form }) => form?.isText !== true && form?.form !== 'card',
    ),
  ];
}

function askForm(
  place: Place,
  { subject, forms, key }: FindExportsResult,
  active: ExportFormFacts | undefined,
): Promise<Answer<ExportFormFacts>> {
  return askChoice(place, {
    placeholder: `In which form does ${subject} leave the workspace?`,
    choices: forms.map((form) => ({
      label: form.title,
      description: form.needsKey && key === 'missing' ? 'you choose the file with the private key' : '',
      detail: form.description,
      value: form,
    })),
    active,
  });
}

/** The file, and what is known with it. */
async function askKeyFile(
  session: Session,
  { argument }: Source,
  { subject }: FindExportsResult,
): Promise<Answer<{ readonly keyFile: string; readonly found: FindExportsResult }>> {
  const title = `Private key of ${subject}`;
  const [uri] = (await vscode.window.showOpenDialog({ title, openLabel: 'Choose' })) ?? [];
  if (uri === undefined) {
    return undefined;
  }
  const keyFile = uri.toString();
  const whole = { ...argument, keyFile };
  return { keyFile, found: await askServer<FindExportsResult>(session, ExportCommand.findExports, whole) };
}

function askKeyFormat(place: Place, active: KeyFormat): Promise<Answer<KeyFormat>> {
  return askChoice<KeyFormat>(place, {
    placeholder: 'How is the private key written? Devices take both.',
    choices: [
      { label: 'PKCS #8', description: 'BEGIN PRIVATE KEY', value: 'pkcs8' },
      { label: 'PKCS #1', description: 'BEGIN RSA PRIVATE KEY, for RSA keys', value: 'pkcs1' },
    ],
    active,
  });
}

async function askFolder(
  place: Place,
  form: ExportFormFacts | undefined,
  { folder }: FindExportsResult,
): Promise<Answer<string>> {
  const other = async () => chooseFolder(form?.form === 'card' ? 'The card, or a folder for it' : 'Folder');
  if (form?.form === 'card') {
    return other();
  }
  const chosen = await askChoice<'beside' | 'other'>(place, {
    placeholder: 'Where do the files go?',
    choices: [
      {
        label: 'Beside the certificate',
        description: vscode.workspace.asRelativePath(vscode.Uri.parse(folder, true)),
        value: 'beside',
      },
      { label: '$(folder) Another folder…', value: 'other' },
    ],
  });
  return chosen === 'beside' ? folder : chosen === 'other' ? other() : chosen;
}
