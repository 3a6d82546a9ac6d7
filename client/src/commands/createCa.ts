import * as vscode from 'vscode';
import {
  type AuthorityFacts,
  CaCommand,
  type CreateCaArguments,
  type KeyAlgorithmName,
  type LayoutKind,
  type NamePart,
  type SerialStyle,
} from '../../../server/src/core/caProtocol';
import { passPhraseStep } from '../ca/authoritySteps';
import { givenAuthority } from '../ca/chosenCertificate';
import { askNewPassPhrase, seal } from '../ca/passPhrases';
import { askAuthority, askFolder, askKey, askLifetime, askSubject, authorityIn } from '../ca/questions';
import { askToGoOn, runFlow } from '../ca/runFlow';
import { readLifetime } from '../forms/checks';
import { askChoice, fillIn, type Step, step } from '../forms/form';
import type { Session } from '../startClient';
import type { Command } from './command';

interface Answers {
  authority: AuthorityFacts | undefined;
  authorityPassPhrase: string;
  layout: LayoutKind;
  folder: string;
  subject: readonly NamePart[];
  key: KeyAlgorithmName;
  lifetime: string;
  pathLength: number | undefined;
  serialStyle: SerialStyle;
  passPhrase: string;
  agreed: object;
}

const startWith = (): Answers => ({
  authority: undefined,
  authorityPassPhrase: '',
  layout: 'openssl',
  folder: '',
  subject: [],
  key: 'rsa-2048',
  lifetime: '2555',
  pathLength: undefined,
  serialStyle: 'random',
  passPhrase: '',
  agreed: {},
});

/** Where it lies, who it is, which key: what every new CA is asked. */
function commonSteps(folder: string): readonly Step<Answers>[] {
  return [
    step(
      (answers, place) =>
        askChoice<LayoutKind>(place, {
          placeholder: 'How is the CA kept?',
          choices: [
            {
              label: 'Folder of OpenSSL',
              description: 'ca.key, ca.crt, serial, index.txt, newcerts',
              value: 'openssl',
            },
            {
              label: 'innovaphone card',
              description: 'CA/cacert.pem, CA/cakey.pem, CA/serial.txt',
              value: 'innovaphone-card',
            },
          ],
          active: answers.layout,
        }),
      (answers, layout) => {
        answers.layout = layout;
      },
    ),
    step(
      (_answers, place) => askFolder(place, 'Folder of the new CA, within the workspace', folder),
      (answers, chosen) => {
        answers.folder = chosen;
      },
    ),
    step(
      (answers, place) => askSubject(place, answers.subject),
      (answers, subject) => {
        answers.subject = subject;
      },
    ),
    step(
      (answers, place) => askKey(place, answers.key),
      (answers, key) => {
        answers.key = key;
      },
    ),
    step(
      (answers, place) => askLifetime(place, answers.lifetime),
      (answers, lifetime) => {
        answers.lifetime = lifetime;
      },
    ),
    step(
      (answers, place) =>
        askChoice<number | undefined>(place, {
          placeholder: 'How many CAs may follow below it?',
          choices: [
            { label: 'No limit', value: undefined },
            { label: 'None', description: 'it signs devices and servers only', value: 0 },
            { label: 'One', value: 1 },
            { label: 'Two', value: 2 },
          ].map((choice) => ({ ...choice, value: choice.value ?? -1 })),
          active: answers.pathLength ?? -1,
        }),
      (answers, pathLength) => {
        answers.pathLength = pathLength === undefined || pathLength < 0 ? undefined : pathLength;
      },
      ({ authority }) => authority === undefined,
    ),
    step(
      (answers, place) =>
        askChoice<SerialStyle>(place, {
          placeholder: 'Serial numbers',
          choices: [
            { label: 'Random', description: '127 bits, as RFC 5280 and browsers want', value: 'random' },
            { label: 'Counting', description: '01, 02, 03, …', value: 'sequential' },
          ],
          active: answers.serialStyle,
        }),
      (answers, style) => {
        answers.serialStyle = style;
      },
      ({ layout }) => layout === 'openssl',
    ),
    step(
      (_answers, place) => askNewPassPhrase(place, 'the key of the CA'),
      (answers, passPhrase) => {
        answers.passPhrase = passPhrase;
      },
    ),
  ];
}

function argumentOf(answers: Answers): CreateCaArguments {
  const { folder, layout, subject, key, lifetime, pathLength, serialStyle, authority } = answers;
  return {
    folder,
    layout,
    subject,
    key,
    ...readLifetime(lifetime),
    ...(pathLength === undefined ? {} : { pathLength }),
    ...(layout === 'openssl' ? { serialStyle } : {}),
    ...(authority === undefined ? {} : { authority: authority.folder }),
  };
}

async function create(
  session: Session,
  command: string,
  title: string,
  steps: readonly Step<Answers>[],
  answers: Answers,
) {
  const summary = step<Answers, object>(
    (given, place) => askToGoOn(session, place, command, argumentOf(given), title),
    (given, agreed) => {
      given.agreed = agreed;
    },
  );
  if (!(await fillIn(title, answers, [...steps, summary]))) {
    return;
  }
  const passPhrase = await seal(session, answers.passPhrase);
  const authorityPassPhrase = await seal(session, answers.authorityPassPhrase);
  const { files } = await runFlow(session, title, command, {
    ...argumentOf(answers),
    ...answers.agreed,
    ...(passPhrase === undefined ? {} : { passPhrase }),
    ...(authorityPassPhrase === undefined ? {} : { authorityPassPhrase }),
  });
  const [certificate] = files;
  if (certificate !== undefined) {
    await vscode.commands.executeCommand('revealInExplorer', vscode.Uri.parse(certificate, true));
  }
}

export const createRootCa: Command = (session) =>
  create(session, CaCommand.createRootCa, 'Create Root CA', commonSteps('ca'), startWith());

export const createIntermediateCa: Command = async (session, given) => {
  const above = givenAuthority(given);
  const answers = startWith();
  if (above !== undefined) {
    useAuthority(answers, await authorityIn(session, above));
  }
  const steps = [
    step<Answers, AuthorityFacts>(
      (_answers, place) => askAuthority(session, place),
      useAuthority,
      () => above === undefined,
    ),
    passPhraseStep<Answers>(session),
    ...commonSteps('ca/intermediate'),
  ];
  await create(session, CaCommand.createIntermediateCa, 'Create Intermediate CA', steps, answers);
};

/** CAs of the same house begin with the same parts of the subject. */
function useAuthority(answers: Answers, authority: AuthorityFacts): void {
  answers.authority = authority;
  answers.subject = answers.subject.length > 0 ? answers.subject : authority.house;
}
