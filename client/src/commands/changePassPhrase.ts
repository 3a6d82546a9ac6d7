import * as vscode from 'vscode';
import {
  type ChangePassPhraseArguments,
  type ChangePassPhraseResult,
  ExportCommand,
  type Pkcs12Strength,
} from '../../../server/src/core/exportProtocol';
import { askSource, askStrength, showTexts, withPassPhrase } from '../ca/exportQuestions';
import { forgetPassPhrase } from '../ca/passPhraseMemory';
import { askNewPassPhrase, seal } from '../ca/passPhrases';
import { askToGoOn, runFlow } from '../ca/runFlow';
import { type Answer, askChoice, fillIn, type Place, type Step, step } from '../forms/form';
import { askServer } from './askServer';
import type { Command } from './command';

const TITLE = 'Change Pass Phrase of PKCS #12';

interface Answers {
  passPhrase: string;
  strength: Pkcs12Strength;
  /** `undefined` for a text in base64. */
  output: string | undefined;
  agreed: object;
}

/** A PKCS #12 file under another pass phrase: in its place, beside it, or as base64 for an XML item. */
export const changePassPhrase: Command = async (session, given) => {
  const source = await askSource(given, 'PKCS #12 file');
  if (source === undefined) {
    return;
  }
  const { uri } = source;
  const today = await withPassPhrase(session, TITLE, uri, (sourcePassPhrase) =>
    askServer<ChangePassPhraseResult>(session, ExportCommand.changePassPhrase, {
      source: uri.toString(),
      dryRun: true,
      ...(sourcePassPhrase === undefined ? {} : { sourcePassPhrase }),
    }),
  );
  if (today === undefined) {
    return;
  }
  const answers: Answers = {
    passPhrase: '',
    strength: today.result.strength,
    output: undefined,
    agreed: {},
  };
  const argumentOf = async (from: Answers): Promise<ChangePassPhraseArguments> => {
    const sourcePassPhrase = await seal(session, today.passPhrase);
    const passPhrase = await seal(session, from.passPhrase);
    return {
      source: uri.toString(),
      strength: from.strength,
      ...(from.output === undefined ? {} : { output: from.output }),
      ...(sourcePassPhrase === undefined ? {} : { sourcePassPhrase }),
      ...(passPhrase === undefined ? {} : { passPhrase }),
    };
  };
  const steps: readonly Step<Answers>[] = [
    step(
      (_answers, place) => askNewPassPhrase(place, 'the file from now on'),
      (to, passPhrase) => {
        to.passPhrase = passPhrase;
      },
    ),
    step(
      ({ strength }, place) => askStrength(place, today.result.strengths, strength),
      (to, strength) => {
        to.strength = strength;
      },
    ),
    step(
      (_answers, place) => askOutput(place, uri),
      (to, output) => {
        to.output = output.uri;
      },
    ),
    step<Answers, object>(
      async (from, place) =>
        askToGoOn(session, place, ExportCommand.changePassPhrase, await argumentOf(from), 'Change'),
      (to, agreed) => {
        to.agreed = agreed;
      },
    ),
  ];
  if (!(await fillIn(TITLE, answers, steps))) {
    return;
  }
  const argument = { ...(await argumentOf(answers)), ...answers.agreed };
  const result = await runFlow<ChangePassPhraseResult>(
    session,
    TITLE,
    ExportCommand.changePassPhrase,
    argument,
  );
  if (answers.output === uri.toString()) {
    await forgetPassPhrase(session, uri.toString());
  }
  await showTexts(result);
};

interface Output {
  readonly uri: string | undefined;
}

function askOutput(place: Place, uri: vscode.Uri): Promise<Answer<Output>> {
  const beside = uri.with({ path: uri.path.replace(/(\.[^./]*)?$/, '-new.p12') });
  return askChoice<Output>(place, {
    placeholder: 'Where does it go?',
    choices: [
      {
        label: 'A new file beside it',
        description: vscode.workspace.asRelativePath(beside),
        value: { uri: beside.toString() },
      },
      {
        label: 'Base64 for an item of an XML config',
        description: 'as 802.1x-certificate of an optiPoint or OpenStage phone has it',
        value: { uri: undefined },
      },
      {
        label: 'In place of the file',
        description: 'the file under the pass phrase of today is lost',
        value: { uri: uri.toString() },
      },
    ],
  });
}
