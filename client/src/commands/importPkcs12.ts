import * as vscode from 'vscode';
import type { CaResult } from '../../../server/src/core/caProtocol';
import { ImportCommand, type ImportPkcs12Arguments } from '../../../server/src/core/importProtocol';
import { withPassPhrase } from '../ca/exportQuestions';
import { askNewPassPhrase, seal } from '../ca/passPhrases';
import { askFolder } from '../ca/questions';
import { askToGoOn, runFlow } from '../ca/runFlow';
import { checkFileName } from '../forms/checks';
import { askChoice, askText, fillIn, type Step, step } from '../forms/form';
import { askServer } from './askServer';
import type { Command } from './command';

const TITLE = 'Import a PKCS #12 File';

interface Answers {
  asAuthority: boolean;
  folder: string;
  name: string;
  passPhrase: string;
  agreed: object;
}

/** The key and the certificates of a PKCS #12 file as PEM files, or as the folder of a CA. */
export const importPkcs12: Command = async (session, given) => {
  const [source] =
    given instanceof vscode.Uri
      ? [given]
      : ((await vscode.window.showOpenDialog({ title: 'PKCS #12 file', openLabel: 'Choose' })) ?? []);
  if (source === undefined) {
    return;
  }
  const folder = vscode.Uri.joinPath(source, '..').toString();
  const opened = await withPassPhrase(session, TITLE, source, (sourcePassPhrase) =>
    askServer<CaResult>(session, ImportCommand.importPkcs12, {
      source: source.toString(),
      folder,
      name: 'look',
      dryRun: true,
      ...(sourcePassPhrase === undefined ? {} : { sourcePassPhrase }),
    }),
  );
  if (opened === undefined) {
    return;
  }
  const name = source.path.replace(/^.*\//, '').replace(/\.[^.]*$/, '');
  const answers: Answers = { asAuthority: false, folder, name, passPhrase: '', agreed: {} };
  const argumentOf = async (from: Answers): Promise<ImportPkcs12Arguments> => {
    const sourcePassPhrase = await seal(session, opened.passPhrase);
    const passPhrase = await seal(session, from.passPhrase);
    return {
      source: source.toString(),
      folder: from.folder,
      asAuthority: from.asAuthority,
      ...(from.asAuthority ? {} : { name: from.name }),
      ...(sourcePassPhrase === undefined ? {} : { sourcePassPhrase }),
      ...(passPhrase === undefined ? {} : { passPhrase }),
    };
  };
  const isCa = opened.result.warnings.some((warning) => warning.startsWith('It is a CA'));
  const steps: readonly Step<Answers>[] = [
    step<Answers, boolean>(
      ({ asAuthority }, place) =>
        askChoice(place, {
          placeholder: 'It holds a CA. What does it become?',
          choices: [
            { label: 'The folder of a CA', description: 'certificates are issued from there', value: true },
            { label: 'A key and a certificate', description: 'two PEM files', value: false },
          ],
          active: asAuthority,
        }),
      (to, asAuthority) => {
        to.asAuthority = asAuthority;
      },
      () => isCa,
    ),
    step(
      ({ asAuthority }, place) =>
        askFolder(place, 'Folder for the new files, within the workspace', asAuthority ? 'ca' : 'imported'),
      (to, chosen) => {
        to.folder = chosen;
      },
    ),
    step(
      (from, place) =>
        askText(place, {
          prompt: 'Name of the files, without extension',
          value: from.name,
          check: checkFileName,
        }),
      (to, chosen) => {
        to.name = chosen;
      },
      ({ asAuthority }) => !asAuthority,
    ),
    step(
      (_answers, place) => askNewPassPhrase(place, 'the key as it is written'),
      (to, passPhrase) => {
        to.passPhrase = passPhrase;
      },
    ),
    step<Answers, object>(
      async (from, place) =>
        askToGoOn(session, place, ImportCommand.importPkcs12, await argumentOf(from), 'Import'),
      (to, agreed) => {
        to.agreed = agreed;
      },
    ),
  ];
  if (await fillIn(TITLE, answers, steps)) {
    const argument = { ...(await argumentOf(answers)), ...answers.agreed };
    await runFlow(session, TITLE, ImportCommand.importPkcs12, argument);
  }
};
