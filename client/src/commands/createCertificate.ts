import {
  type AuthorityFacts,
  CaCommand,
  type CaResult,
  type KeyAlgorithmName,
  type NamePart,
} from '../../../server/src/core/caProtocol';
import { passPhraseStep } from '../ca/authoritySteps';
import { givenAuthority } from '../ca/chosenCertificate';
import { askNewPassPhrase, seal } from '../ca/passPhrases';
import { askProfile, profileFiles } from '../ca/profiles';
import {
  askAltNames,
  askAuthority,
  askFolder,
  askKey,
  askLifetime,
  askServerHost,
  askSubject,
  authorityIn,
  suggestedHosts,
} from '../ca/questions';
import { askToGoOn, runFlow } from '../ca/runFlow';
import { checkFileName, readLifetime } from '../forms/checks';
import { askText, fillIn, type Step, step } from '../forms/form';
import type { Session } from '../startClient';
import type { Command } from './command';

interface Answers {
  authority: AuthorityFacts | undefined;
  authorityPassPhrase: string;
  profile: string;
  folder: string;
  name: string;
  subject: readonly NamePart[];
  altNames: readonly string[];
  key: KeyAlgorithmName;
  lifetime: string;
  passPhrase: string;
  agreed: object;
}

const startWith = (): Answers => ({
  authority: undefined,
  authorityPassPhrase: '',
  profile: '',
  folder: '',
  name: '',
  subject: [],
  altNames: [],
  key: 'rsa-2048',
  lifetime: '397',
  passPhrase: '',
  agreed: {},
});

/** Which of the questions a flow asks beside those that all of them ask. */
interface Flow {
  readonly title: string;
  readonly command: string;
  readonly kinds: readonly string[];
  readonly asksAuthority: boolean;
  /** The folder of the CA, where it is known from a line of a view. */
  readonly authority?: string | undefined;
  readonly asksLifetime: boolean;
  readonly folder: string;
}

async function profileStep(session: Session, { kinds }: Flow): Promise<Step<Answers>> {
  const files = await profileFiles();
  return step(
    (answers, place) => askProfile(session, place, kinds, files, answers.profile),
    (answers, profile) => {
      answers.profile = profile;
    },
  );
}

async function hostStep(session: Session): Promise<Step<Answers>> {
  const hosts = await suggestedHosts(session);
  return step(
    (_answers, place) => askServerHost(place, hosts),
    (answers, host) => {
      if (host !== '') {
        answers.subject = [
          ...answers.subject.filter(({ type }) => type !== 'CN'),
          { type: 'CN', value: host },
        ];
        answers.altNames = [host];
      }
    },
    ({ profile }) => profile === 'provisioning-server' && hosts.length > 0,
  );
}

function authoritySteps(session: Session, { authority: known }: Flow): readonly Step<Answers>[] {
  return [
    step(
      (_answers, place) => askAuthority(session, place),
      useAuthority,
      () => known === undefined,
    ),
    passPhraseStep(session),
  ];
}

/** Certificates of the same house begin with the same parts of the subject. */
function useAuthority(answers: Answers, authority: AuthorityFacts): void {
  answers.authority = authority;
  answers.subject = answers.subject.length > 0 ? answers.subject : authority.house;
}

/** `pbx.example.com` becomes the name of the files. */
function nameFrom(subject: readonly NamePart[]): string {
  const name = subject.find(({ type }) => type === 'CN')?.value ?? 'certificate';
  return name.replace(/[^\p{L}\p{N}_.-]+/gu, '-').replace(/^[^\p{L}\p{N}_]+|\.+$/gu, '');
}

function ownSteps(flow: Flow): readonly Step<Answers>[] {
  return [
    step(
      (answers, place) => askSubject(place, answers.subject),
      (answers, subject) => {
        answers.subject = subject;
        answers.name ||= nameFrom(subject);
      },
    ),
    step(
      (answers, place) => askAltNames(place, answers.altNames),
      (answers, altNames) => {
        answers.altNames = altNames;
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
      () => flow.asksLifetime,
    ),
    step(
      (_answers, place) => askFolder(place, 'Folder for the new files, within the workspace', flow.folder),
      (answers, folder) => {
        answers.folder = folder;
      },
    ),
    step(
      (answers, place) =>
        askText(place, {
          prompt: 'Name of the files, without extension',
          value: answers.name,
          check: checkFileName,
        }),
      (answers, name) => {
        answers.name = name;
      },
    ),
    step(
      (_answers, place) => askNewPassPhrase(place, 'the new key'),
      (answers, passPhrase) => {
        answers.passPhrase = passPhrase;
      },
    ),
  ];
}

/** What was made; `undefined` where the person gave up. */
async function create(session: Session, flow: Flow): Promise<CaResult | undefined> {
  const answers = startWith();
  if (flow.authority !== undefined) {
    useAuthority(answers, await authorityIn(session, flow.authority));
  }
  const argumentOf = (given: Answers) => ({
    profile: given.profile,
    folder: given.folder,
    name: given.name,
    subject: given.subject,
    altNames: given.altNames,
    key: given.key,
    ...(flow.asksLifetime ? readLifetime(given.lifetime) : {}),
    ...(given.authority === undefined ? {} : { authority: given.authority.folder }),
  });
  const steps: readonly Step<Answers>[] = [
    ...(flow.asksAuthority ? authoritySteps(session, flow) : []),
    await profileStep(session, flow),
    await hostStep(session),
    ...ownSteps(flow),
    step<Answers, object>(
      (given, place) => askToGoOn(session, place, flow.command, argumentOf(given), flow.title),
      (given, agreed) => {
        given.agreed = agreed;
      },
    ),
  ];
  if (!(await fillIn(flow.title, answers, steps))) {
    return undefined;
  }
  const passPhrase = await seal(session, answers.passPhrase);
  const authorityPassPhrase = await seal(session, answers.authorityPassPhrase);
  return runFlow(session, flow.title, flow.command, {
    ...argumentOf(answers),
    ...answers.agreed,
    ...(passPhrase === undefined ? {} : { passPhrase }),
    ...(authorityPassPhrase === undefined ? {} : { authorityPassPhrase }),
  });
}

/** For other forms: what was issued, or `undefined` where the person gave up. */
export function issueOne(session: Session, authority?: string): Promise<CaResult | undefined> {
  return create(session, {
    authority,
    title: 'Issue Key and Certificate',
    command: CaCommand.issueCertificate,
    kinds: ['end-entity'],
    asksAuthority: true,
    asksLifetime: true,
    folder: 'issued',
  });
}

export const issueCertificate: Command = async (session, given) => {
  await issueOne(session, givenAuthority(given));
};

export const createSelfSigned: Command = async (session) => {
  await create(session, {
    title: 'Create Self-Signed Certificate',
    command: CaCommand.createSelfSigned,
    kinds: ['self-signed'],
    asksAuthority: false,
    asksLifetime: true,
    folder: '',
  });
};

export const createRequest: Command = async (session) => {
  await create(session, {
    title: 'Create Certificate Request',
    command: CaCommand.createRequest,
    kinds: ['end-entity', 'intermediate'],
    asksAuthority: false,
    asksLifetime: false,
    folder: 'requests',
  });
};
