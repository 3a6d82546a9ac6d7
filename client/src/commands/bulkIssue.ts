import * as vscode from 'vscode';
import {
  BulkCommand,
  type BulkFormat,
  type BulkResult,
  type IssueFromTableArguments,
} from '../../../server/src/core/bulkProtocol';
import type { AuthorityFacts, KeyAlgorithmName, NamePart } from '../../../server/src/core/caProtocol';
import type { Pkcs12Strength } from '../../../server/src/core/exportProtocol';
import { type AuthorityAnswers, authorityStep, passPhraseStep, sealedAuthority } from '../ca/authoritySteps';
import { givenAuthority } from '../ca/chosenCertificate';
import { askNewPassPhrase, askNewPassPhraseFor, seal } from '../ca/passPhrases';
import { askProfile, profileFiles } from '../ca/profiles';
import { askAltNames, askFolder, askKey, askLifetime, askSubject, authorityIn } from '../ca/questions';
import { askToGoOn, doFlow } from '../ca/runFlow';
import { readLifetime } from '../forms/checks';
import { type Answer, askChoice, askText, fillIn, type Place, type Step, step } from '../forms/form';
import type { Session } from '../startClient';
import { showTableProblems } from '../views/tableProblems';
import { showReport } from './bulkReport';
import type { Command } from './command';

const TITLE = 'Issue Certificates from a CSV';
const COMMAND = BulkCommand.issueFromTable;

interface Output {
  readonly format: BulkFormat;
  readonly strength?: Pkcs12Strength;
  readonly randomPassPhrases?: boolean;
}

interface Answers extends AuthorityAnswers {
  profile: string;
  subject: readonly NamePart[];
  altNames: readonly string[];
  key: KeyAlgorithmName;
  lifetime: string;
  output: Output;
  passPhrase: string;
  folder: string;
  name: string;
  agreed: object;
}

/** A certificate for each row of a table. */
export const bulkIssue: Command = async (session, given) => {
  const table = await tableOf(given);
  if (table === undefined) {
    return;
  }
  const folder = givenAuthority(given);
  const authority = folder === undefined ? undefined : await authorityIn(session, folder);
  const answers: Answers = {
    authority,
    authorityPassPhrase: '',
    profile: 'phone-client',
    subject: authority === undefined ? [] : subjectFor(authority),
    altNames: [],
    key: 'rsa-2048',
    lifetime: '1825',
    output: { format: 'pem' },
    passPhrase: '',
    folder: '',
    name: '',
    agreed: {},
  };
  const argumentOf = (
    from: Answers,
  ): Omit<IssueFromTableArguments, 'authorityPassPhrase' | 'passPhrase'> => ({
    table: table.toString(),
    authority: from.authority?.folder ?? '',
    folder: from.folder,
    profile: from.profile,
    key: from.key,
    subject: from.subject,
    altNames: from.altNames,
    ...readLifetime(from.lifetime),
    ...from.output,
    ...(from.name.trim() === '' ? {} : { name: from.name.trim() }),
  });
  const steps: readonly Step<Answers>[] = [
    ...(await devicesSteps(session, authority !== undefined)),
    ...filesSteps(),
    step<Answers, object>(
      (from, place) => askToGoOn(session, place, COMMAND, argumentOf(from), 'Issue Them'),
      (to, agreed) => {
        to.agreed = agreed;
      },
    ),
  ];
  if (!(await fillIn(TITLE, answers, steps))) {
    return;
  }
  const passPhrase = await seal(session, answers.passPhrase);
  const result = await doFlow<BulkResult>(session, TITLE, COMMAND, {
    ...argumentOf(answers),
    ...answers.agreed,
    ...(await sealedAuthority(session, answers)),
    ...(passPhrase === undefined ? {} : { passPhrase }),
  });
  showTableProblems(table, result.table);
  await showReport(result);
};

/** The table that is meant, as it is in the editor: what is not saved yet is saved first. */
async function tableOf(given: unknown): Promise<vscode.Uri | undefined> {
  const active = vscode.window.activeTextEditor?.document.uri;
  const isTable = active !== undefined && /\.(csv|tsv)$/i.test(active.path) && active.scheme !== 'untitled';
  const [chosen] =
    given instanceof vscode.Uri
      ? [given]
      : isTable
        ? [active]
        : ((await vscode.window.showOpenDialog({
            title: 'Table of devices',
            openLabel: 'Choose',
            filters: { Tables: ['csv', 'tsv', 'txt'] },
          })) ?? []);
  const open = vscode.workspace.textDocuments.find(({ uri }) => uri.toString() === chosen?.toString());
  if (open?.isDirty === true) {
    await open.save();
  }
  return chosen;
}

async function devicesSteps(session: Session, isKnown: boolean): Promise<readonly Step<Answers>[]> {
  const files = await profileFiles();
  return [
    authorityStep<Answers>(session, 'Which CA signs?', isKnown),
    passPhraseStep<Answers>(session),
    step(
      ({ profile }, place) => askProfile(session, place, ['end-entity'], files, profile),
      (to, profile) => {
        to.profile = profile;
        // Phones stay for years, and nobody renews them by hand.
        to.lifetime = profile === 'phone-client' ? '1825' : '397';
      },
    ),
    step(
      ({ subject, authority }, place) =>
        askSubject(place, subject.length > 0 ? subject : subjectFor(authority)),
      (to, subject) => {
        to.subject = subject;
      },
    ),
    step(
      ({ altNames }, place) => askAltNames(place, altNames),
      (to, altNames) => {
        to.altNames = altNames;
      },
    ),
    step(
      ({ key }, place) => askKey(place, key),
      (to, key) => {
        to.key = key;
      },
    ),
    step(
      ({ lifetime }, place) => askLifetime(place, lifetime),
      (to, lifetime) => {
        to.lifetime = lifetime;
      },
    ),
  ];
}

/** The house of the CA, and the name of each row. */
function subjectFor(authority: AuthorityFacts | undefined): readonly NamePart[] {
  return [...(authority?.house ?? []), { type: 'CN', value: '{name}' }];
}

function filesSteps(): readonly Step<Answers>[] {
  return [
    step(
      (_answers, place) => askOutput(place),
      (to, output) => {
        to.output = output;
      },
    ),
    step(
      ({ output }, place) =>
        output.format === 'pkcs12'
          ? askNewPassPhraseFor(place, 'One pass phrase for all of the files')
          : askNewPassPhrase(place, 'all of the new keys'),
      (to, passPhrase) => {
        to.passPhrase = passPhrase;
      },
      ({ output }) => output.randomPassPhrases !== true,
    ),
    step(
      (_answers, place) => askFolder(place, 'Folder for the new files, within the workspace', 'issued'),
      (to, folder) => {
        to.folder = folder;
      },
    ),
    step(
      ({ name }, place) =>
        askText(place, {
          prompt:
            'Name of the files, with {mac}, {name} or {column}; empty for the MAC address, or else the name',
          placeholder: 'phone-{mac}',
          value: name,
        }),
      (to, name) => {
        to.name = name;
      },
    ),
  ];
}

function askOutput(place: Place): Promise<Answer<Output>> {
  return askChoice<Output>(place, {
    placeholder: 'Which files does each row come to?',
    choices: [
      {
        label: 'Key and certificate',
        description: 'two PEM files',
        value: { format: 'pem' },
      },
      {
        label: 'One PEM file',
        description: 'key, certificate and CA, as innovaphone devices take it',
        value: { format: 'bundle' },
      },
      {
        label: 'PKCS #12, one pass phrase',
        description: 'AES-256, what computers of today read',
        value: { format: 'pkcs12', strength: 'modern' },
      },
      {
        label: 'PKCS #12, a random pass phrase for each',
        description: 'in a file beside it that nobody else may read: keep the two apart',
        value: { format: 'pkcs12', strength: 'modern', randomPassPhrases: true },
      },
      {
        label: 'PKCS #12 for old phones, one pass phrase',
        description: 'Triple DES, what old phones and Windows read',
        value: { format: 'pkcs12', strength: 'compatible' },
      },
      {
        label: 'PKCS #12 for old phones, a random pass phrase for each',
        description: 'in a file beside it that nobody else may read: keep the two apart',
        value: { format: 'pkcs12', strength: 'compatible', randomPassPhrases: true },
      },
    ],
  });
}
