import * as vscode from 'vscode';
import { type CaContentsResult, CaLifeCommand } from '../../../server/src/core/caLifeProtocol';
import { KEY_ALGORITHMS, type KeyAlgorithmName } from '../../../server/src/core/caProtocol';
import {
  type ListEmbeddedResult,
  SlotClientCommand,
  SlotCommand,
} from '../../../server/src/core/slotProtocol';
import { type AuthorityAnswers, authorityStep, passPhraseStep, sealedAuthority } from '../ca/authoritySteps';
import { type ChosenCertificate, chosenCertificate, filesWithOnly } from '../ca/chosenCertificate';
import { askNewPassPhrase, seal } from '../ca/passPhrases';
import { askFolder, authorityIn, KEY_CHOICES, listAuthorities } from '../ca/questions';
import { askToGoOn, runFlow } from '../ca/runFlow';
import { checkFileName, checkLifetime, readLifetime } from '../forms/checks';
import { askChoice, askText, fillIn, type Step, step } from '../forms/form';
import { messages } from '../messages';
import type { Session } from '../startClient';
import { certificateFile, isAuthorityNode } from '../views/pki/caNode';
import { askServer } from './askServer';
import type { Command } from './command';

interface Answers extends AuthorityAnswers {
  key: KeyAlgorithmName | 'same';
  /** URI of the file to be replaced; empty for a new one. */
  replaced: string;
  folder: string;
  name: string;
  lifetime: string;
  old: 'keep' | 'revoke';
  passPhrase: string;
  agreed: object;
}

/** What is renewed, and what that leaves to be asked. */
interface Subject extends ChosenCertificate {
  readonly isCa: boolean;
  /** Its own certificate: no other CA signs it, and nobody can revoke it. */
  readonly isRoot: boolean;
}

export const renewCertificate: Command = async (session, given) => {
  const subject =
    isAuthorityNode(given) && given.kind === 'authority'
      ? await ownCertificate(session, given.contents)
      : await issuedCertificate(given);
  if (subject !== undefined) {
    await renew(session, subject);
  }
};

async function issuedCertificate(given: unknown): Promise<Subject | undefined> {
  const chosen = await chosenCertificate(given, 'Certificate to be renewed');
  return chosen && { ...chosen, isCa: false, isRoot: false };
}

/** That of the CA itself, which it signs if it is a root, and else the CA above it. */
async function ownCertificate(session: Session, ca: CaContentsResult): Promise<Subject> {
  const uri = certificateFile(ca);
  const certificateText = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  const { authorities } = await listAuthorities(session);
  const above = authorities.find(({ subject }) => subject === ca.issuer);
  return {
    choice: { certificateText },
    authority: ca.isSelfSigned ? ca.folder : above?.folder,
    uri,
    serialNumber: undefined,
    isCa: true,
    isRoot: ca.isSelfSigned,
  };
}

async function renew(session: Session, subject: Subject): Promise<void> {
  const title = 'Renew Certificate';
  const alone = await filesWithOnly(session, subject);
  const place = ownPlace(alone[0] ?? subject.uri);
  const answers: Answers = {
    authority: subject.authority === undefined ? undefined : await authorityIn(session, subject.authority),
    authorityPassPhrase: '',
    key: 'same',
    replaced: '',
    folder: place === undefined ? '' : vscode.Uri.joinPath(place, '..').toString(),
    name: place === undefined ? 'renewed' : `${baseName(place)}-renewed`,
    lifetime: '',
    old: 'keep',
    passPhrase: '',
    agreed: {},
  };
  const steps: readonly Step<Answers>[] = [
    authorityStep(session, 'Which CA issued it?', subject.authority !== undefined),
    ...keySteps(subject, alone),
    step(
      ({ lifetime }, at) =>
        askText(at, {
          prompt: 'How long is it valid? Days, or years such as 3y; empty for as long as the old one was.',
          value: lifetime,
          check: (typed) => (typed.trim() === '' ? undefined : checkLifetime(typed)),
        }),
      (to, lifetime) => {
        to.lifetime = lifetime;
      },
    ),
    step(
      ({ old }, at) =>
        askChoice<'keep' | 'revoke'>(at, {
          placeholder: 'What becomes of the old certificate?',
          choices: [
            {
              label: 'It stays valid until it ends',
              description: 'copies of it go on working',
              value: 'keep',
            },
            { label: 'Revoke it as superseded', description: 'in the same step', value: 'revoke' },
          ],
          active: old,
        }),
      (to, old) => {
        to.old = old;
      },
      () => !subject.isRoot,
    ),
    passPhraseStep(session),
    step(
      ({ name }, at) => askNewPassPhrase(at, `the new key ${name}.key`),
      (to, passPhrase) => {
        to.passPhrase = passPhrase;
      },
      ({ key }) => key !== 'same',
    ),
    step<Answers, object>(
      (from, at) => askToGoOn(session, at, CaLifeCommand.renew, argumentOf(subject, from), 'Renew'),
      (to, agreed) => {
        to.agreed = agreed;
      },
    ),
  ];
  if (!(await fillIn(title, answers, steps))) {
    return;
  }
  const passPhrase = await seal(session, answers.passPhrase);
  await runFlow(session, title, CaLifeCommand.renew, {
    ...argumentOf(subject, answers),
    ...answers.agreed,
    ...(await sealedAuthority(session, answers)),
    ...(passPhrase === undefined ? {} : { passPhrase }),
  });
  setTimeout(() => void offerRefresh(session).catch(() => undefined), INDEX_DELAY);
}

/** In milliseconds: so long after a file was written the server has read it. */
const INDEX_DELAY = 1500;

/** Phones go on with the old certificate until the copies in their configs are replaced, too. */
async function offerRefresh(session: Session): Promise<void> {
  const { copies } = await askServer<ListEmbeddedResult>(session, SlotCommand.listEmbedded, {});
  const stale = copies.filter(({ state }) => state === 'stale').length;
  if (stale === 0) {
    return;
  }
  const refresh = 'Refresh…';
  const said = stale === 1 ? '1 copy in a phone config is' : `${stale} copies in phone configs are`;
  void messages
    .showInformationMessage(`${said} still of the certificate before its renewal.`, refresh)
    .then((answer) => answer === refresh && vscode.commands.executeCommand(SlotClientCommand.refresh));
}

/** Which key, and where the new certificate goes. */
function keySteps(subject: Subject, alone: readonly vscode.Uri[]): readonly Step<Answers>[] {
  const isNewFile = ({ key, replaced }: Answers) => key !== 'same' || replaced === '';
  return [
    step(
      ({ key }, place) =>
        askChoice<Answers['key']>(place, {
          placeholder: 'With which key?',
          choices: [
            {
              label: 'The same key',
              description: 'nothing but the certificate has to be replaced',
              value: 'same',
            },
            ...KEY_ALGORITHMS.map((value) => {
              const [label, description] = KEY_CHOICES[value];
              return { label: `New key: ${label}`, description, value };
            }),
          ],
          active: key,
        }),
      (to, key) => {
        to.key = key;
      },
      () => !subject.isCa,
    ),
    step(
      ({ replaced }, place) =>
        askChoice<string>(place, {
          placeholder: 'Where does the renewed certificate go?',
          choices: [
            ...alone.map((uri) => ({
              label: `Replace ${vscode.workspace.asRelativePath(uri)}`,
              description: 'you are asked before anything is replaced',
              value: uri.toString(),
            })),
            { label: 'A new file…', description: 'the old one stays where it is', value: '' },
          ],
          active: replaced,
        }),
      (to, replaced) => {
        to.replaced = replaced;
      },
      ({ key }) => key === 'same' && alone.length > 0,
    ),
    step(
      (_answers, place) =>
        askFolder(place, 'Folder of the renewed certificate, within the workspace', 'issued'),
      (to, folder) => {
        to.folder = folder;
      },
      (answers) => isNewFile(answers) && ownPlace(alone[0] ?? subject.uri) === undefined,
    ),
    step(
      ({ name }, place) =>
        askText(place, {
          prompt: 'Name of the new files, without extension',
          value: name,
          check: checkFileName,
        }),
      (to, name) => {
        to.name = name;
      },
      isNewFile,
    ),
  ];
}

function argumentOf(
  { choice, isRoot }: Subject,
  { authority, key, replaced, folder, name, lifetime, old }: Answers,
): object {
  const fileFor = (extension: string) =>
    vscode.Uri.joinPath(vscode.Uri.parse(folder, true), `${name}.${extension}`).toString();
  return {
    authority: authority?.folder ?? '',
    ...choice,
    output: key === 'same' && replaced !== '' ? replaced : fileFor('crt'),
    ...(key === 'same' ? {} : { newKey: key, keyOutput: fileFor('key') }),
    ...(lifetime.trim() === '' ? {} : readLifetime(lifetime)),
    ...(isRoot ? {} : { revokeOld: old === 'revoke' }),
  };
}

/** `undefined` among the new certificates of a CA, where nothing of one's own is put. */
function ownPlace(uri: vscode.Uri | undefined): vscode.Uri | undefined {
  return uri !== undefined && /\/(newcerts|certs_by_serial)\/[^/]+$/.test(uri.path) ? undefined : uri;
}

function baseName({ path }: vscode.Uri): string {
  return (path.split('/').at(-1) ?? '').replace(/\.[^.]+$/, '');
}
