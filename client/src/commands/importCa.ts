import * as vscode from 'vscode';
import { type ImportCaArguments, ImportCommand } from '../../../server/src/core/importProtocol';
import { recallPassPhrase } from '../ca/passPhraseMemory';
import { seal } from '../ca/passPhrases';
import { askFolder, chooseFolder } from '../ca/questions';
import { askToGoOn, runFlow } from '../ca/runFlow';
import { askChoice, askText, fillIn, type Step, step } from '../forms/form';
import type { Command } from './command';

const TITLE = 'Import a CA';

interface Answers {
  isCopy: boolean;
  folder: string;
  passPhrase: string;
  agreed: object;
}

/** A CA that another program made: used where it is, or copied. */
export const importCa: Command = async (session, given) => {
  const source = given instanceof vscode.Uri ? given.toString() : await chooseFolder('Folder of the CA');
  if (source === undefined) {
    return;
  }
  const answers: Answers = { isCopy: false, folder: '', passPhrase: '', agreed: {} };
  const argumentOf = async (from: Answers): Promise<ImportCaArguments> => {
    const passPhrase = await seal(session, from.passPhrase);
    return {
      source,
      ...(from.isCopy ? { folder: from.folder } : {}),
      ...(passPhrase === undefined ? {} : { passPhrase }),
    };
  };
  const known = await recallPassPhrase(session, source);
  const steps: readonly Step<Answers>[] = [
    step<Answers, boolean>(
      ({ isCopy }, place) =>
        askChoice(place, {
          placeholder: 'Where is it kept from now on?',
          choices: [
            {
              label: 'Where it is',
              description: 'the other program and the editor issue in turns',
              value: false,
            },
            {
              label: 'In a new folder, as a copy',
              description: 'key, serial numbers and index go along',
              value: true,
            },
          ],
          active: isCopy,
        }),
      (to, isCopy) => {
        to.isCopy = isCopy;
      },
    ),
    step(
      (_answers, place) => askFolder(place, 'Folder of the copy, within the workspace', 'ca'),
      (to, folder) => {
        to.folder = folder;
      },
      ({ isCopy }) => isCopy,
    ),
    step(
      (_answers, place) =>
        askText(place, {
          prompt:
            'Pass phrase of its key, to see that it fits; empty to leave that for later, or where it is not encrypted',
          isPassword: true,
          value: known ?? '',
        }),
      (to, passPhrase) => {
        to.passPhrase = passPhrase;
      },
    ),
    step<Answers, object>(
      async (from, place) =>
        askToGoOn(session, place, ImportCommand.importCa, await argumentOf(from), 'Import'),
      (to, agreed) => {
        to.agreed = agreed;
      },
    ),
  ];
  if (await fillIn(TITLE, answers, steps)) {
    const argument = { ...(await argumentOf(answers)), ...answers.agreed };
    await runFlow(session, TITLE, ImportCommand.importCa, argument);
  }
};
