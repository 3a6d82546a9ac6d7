import * as vscode from 'vscode';
import { CaCommand, type NamePart } from '../../../server/src/core/caProtocol';
import { seal } from '../ca/passPhrases';
import { askAltNames, askSubject } from '../ca/questions';
import { askToGoOn, runFlow } from '../ca/runFlow';
import { askText, fillIn, type Step, step } from '../forms/form';
import type { Session } from '../startClient';
import type { Command } from './command';

interface Answers {
  passPhrase: string;
  subject: readonly NamePart[];
  altNames: readonly string[];
}

const isEncrypted = (text: string) => /BEGIN ENCRYPTED|Proc-Type:\s*4,\s*ENCRYPTED/.test(text);

async function fileOf(given: unknown, title: string): Promise<vscode.Uri | undefined> {
  if (given instanceof vscode.Uri) {
    return given;
  }
  const [uri] = (await vscode.window.showOpenDialog({ title, openLabel: 'Choose' })) ?? [];
  return uri;
}

async function make(
  session: Session,
  title: string,
  command: string,
  key: vscode.Uri,
  certificate: vscode.Uri | undefined,
): Promise<void> {
  const keyText = new TextDecoder().decode(await vscode.workspace.fs.readFile(key));
  const answers: Answers = { passPhrase: '', subject: [], altNames: [] };
  const base = certificate ?? key;
  const output = base.with({ path: `${base.path.replace(/\.[^./]+$/, '')}.csr` }).toString();
  const argumentOf = ({ subject, altNames }: Answers) => ({
    keyFile: key.toString(),
    output,
    ...(certificate === undefined ? { subject, altNames } : { certificate: certificate.toString() }),
  });
  const isNew = () => certificate === undefined;
  const steps: readonly Step<Answers>[] = [
    step(
      (_answers, place) => askText(place, { prompt: 'Pass phrase of the key', isPassword: true }),
      (to, passPhrase) => {
        to.passPhrase = passPhrase;
      },
      () => isEncrypted(keyText),
    ),
    step(
      ({ subject }, place) => askSubject(place, subject),
      (to, subject) => {
        to.subject = subject;
      },
      isNew,
    ),
    step(
      ({ altNames }, place) => askAltNames(place, altNames),
      (to, altNames) => {
        to.altNames = altNames;
      },
      isNew,
    ),
  ];
  if (!(await fillIn(title, answers, steps))) {
    return;
  }
  // The key itself is opened for the summary, too, so the pass phrase goes along.
  const passPhrase = await seal(session, answers.passPhrase);
  const argument = { ...argumentOf(answers), ...(passPhrase === undefined ? {} : { passPhrase }) };
  const agreed = await askToGoOn(
    session,
    { title, step: 1, totalSteps: 1, canGoBack: false },
    command,
    argument,
    title,
  );
  if (typeof agreed === 'object') {
    await runFlow(session, title, command, { ...argument, ...agreed });
  }
}

export const createRequestForKey: Command = async (session, given) => {
  const key = await fileOf(given, 'Private key');
  if (key !== undefined) {
    await make(session, 'Create Request for Key', CaCommand.createRequestForKey, key, undefined);
  }
};

export const renewalRequest: Command = async (session, given) => {
  const certificate = await fileOf(given, 'Certificate to be renewed');
  const key =
    certificate && (await fileOf(undefined, `Private key of ${certificate.path.split('/').at(-1)}`));
  if (certificate !== undefined && key !== undefined) {
    await make(session, 'Create Renewal Request', CaCommand.renewalRequest, key, certificate);
  }
};
