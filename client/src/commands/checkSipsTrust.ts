import * as vscode from 'vscode';
import {
  SipsCommand,
  type SipsDeviceSummary,
  type SipsTrustArguments,
  type SipsTrustResult,
} from '../../../server/src/core/sipsProtocol';
import {
  type Answer,
  askChoice,
  askSelection,
  askText,
  BACK,
  type Choice,
  fillIn,
  type Place,
  type Step,
  step,
} from '../forms/form';
import { messages } from '../messages';
import type { Session } from '../startClient';
import { nameOfUri } from '../views/readFileAsBase64';
import { openedAsTrustLists } from '../views/trustList/trustListView';
import { askServer } from './askServer';
import type { Command } from './command';
import { showSipsTrust } from './sipsTrustResult';

interface Answers {
  domain: string;
  registrars: readonly string[] | undefined;
  phones: readonly string[] | undefined;
  /** As the server lists them for the domain. */
  devices: readonly SipsDeviceSummary[];
}

type Ask = (argument: Omit<SipsTrustArguments, 'folder'>) => Promise<SipsTrustResult>;

const TITLE = 'Check SIPS Trust';

/** Asks for the domain, and which devices of a folder are registrars and phones; shows who does not trust whom. */
export const checkSipsTrust: Command = async (session, given) => {
  const folder = given instanceof vscode.Uri ? given : await pickFolder();
  if (folder === undefined) {
    return;
  }
  const name = nameOfUri(folder);
  const ask: Ask = (argument) => askAbout(session, folder, argument);
  const { devices, commonNames } = await ask({});
  if (devices.length === 0) {
    void messages.showInformationMessage(
      `${name} was not checked: it holds no trust list and no certificate of a device. Put pbx1.trustlist.txt and pbx1.pem into it, or for each device a folder with trustlist.txt and its certificates.`,
    );
    return;
  }
  const answers: Answers = {
    domain: commonNames[0] ?? '',
    registrars: undefined,
    phones: undefined,
    devices,
  };
  if (await fillIn(`${TITLE} in ${name}`, answers, stepsFor(ask, commonNames))) {
    const { registrars = [], phones = [] } = answers;
    const others = phones.filter((phone) => !registrars.includes(phone));
    await showSipsTrust(session, name, () => ask({ ...domainOf(answers), registrars, phones: others }));
  }
};

function askAbout(
  session: Session,
  folder: vscode.Uri,
  argument: Omit<SipsTrustArguments, 'folder'>,
): Promise<SipsTrustResult> {
  const whole: SipsTrustArguments = {
    ...argument,
    folder: folder.toString(),
    trustLists: openedAsTrustLists(),
  };
  return askServer<SipsTrustResult>(session, SipsCommand.sipsTrust, whole);
}

function domainOf({ domain }: Answers): { readonly domain?: string } {
  return domain === '' ? {} : { domain };
}

/** Folders of the workspace, and those with trust lists in them. */
async function pickFolder(): Promise<vscode.Uri | undefined> {
  const lists = await vscode.workspace.findFiles(LISTS, '**/node_modules/**', MOST_LISTS);
  const roots = (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri);
  const folders = [...lists.map((uri) => vscode.Uri.joinPath(uri, '..')), ...roots];
  const distinct = new Map(folders.map((uri) => [uri.toString(), uri]));
  if (distinct.size === 0) {
    void messages.showInformationMessage('Open the folder with the trust lists of the devices first.');
    return undefined;
  }
  const items = [...distinct.values()].map((uri) => ({
    label: nameOfUri(uri),
    description: vscode.workspace.asRelativePath(uri),
    uri,
  }));
  const chosen = await vscode.window.showQuickPick(items, {
    title: TITLE,
    placeHolder: 'Which folder holds the trust lists and certificates of the devices?',
    matchOnDescription: true,
  });
  return chosen?.uri;
}

const LISTS = '**/*{trustlist,trust-list,TrustList}*.{txt,pem,crt,cer}';
const MOST_LISTS = 100;

function stepsFor(ask: Ask, commonNames: readonly string[]): readonly Step<Answers>[] {
  return [
    {
      async ask(answers, place) {
        const domain = await askDomain(place, commonNames, answers.domain);
        if (domain === undefined || domain === BACK) {
          return domain === BACK ? false : undefined;
        }
        answers.domain = domain;
        answers.devices = (await ask(domainOf(answers))).devices;
        return true;
      },
    },
    step(
      ({ devices, registrars }, place) => {
        const isPicked = ({ name, looksLikeRegistrar }: SipsDeviceSummary) =>
          registrars?.includes(name) ?? looksLikeRegistrar;
        return askSelection(place, {
          placeholder: 'Which of them are registrars? Phones have to trust them, and they each other.',
          choices: devices.map((device) => choiceOf(device, isPicked(device))),
        });
      },
      (answers, registrars) => {
        answers.registrars = registrars;
      },
    ),
    step(
      ({ devices, registrars, phones }, place) => {
        const isPicked = ({ name, hasTrustList }: SipsDeviceSummary) =>
          phones?.includes(name) ?? hasTrustList;
        return askSelection(place, {
          placeholder: 'Which of the others are phones?',
          choices: devices
            .filter(({ name }) => registrars?.includes(name) !== true)
            .map((device) => choiceOf(device, isPicked(device))),
        });
      },
      (answers, phones) => {
        answers.phones = phones;
      },
      ({ devices, registrars = [] }) => devices.length > registrars.length,
    ),
  ];
}

function choiceOf(
  { name, certificates, files, hasTrustList }: SipsDeviceSummary,
  picked: boolean,
): Choice<string> {
  const known = [...certificates, ...(hasTrustList ? [] : ['no trust list'])];
  return { label: name, description: known.join(', '), detail: files.join(', '), picked, value: name };
}

type DomainChoice = { readonly kind: 'known'; readonly name: string } | { readonly kind: 'typed' | 'none' };

/** Empty for none. */
async function askDomain(
  place: Place,
  commonNames: readonly string[],
  value: string,
): Promise<Answer<string>> {
  const known = commonNames.map(
    (name): Choice<DomainChoice> => ({
      label: name,
      description: 'common name of a certificate',
      value: { kind: 'known', name },
    }),
  );
  const choices: readonly Choice<DomainChoice>[] = [
    ...known,
    { label: '$(edit) Another Domain…', value: { kind: 'typed' } },
    {
      label: '$(circle-slash) No Domain',
      description: 'every certificate of a registrar is looked at',
      value: { kind: 'none' },
    },
  ];
  for (;;) {
    const chosen = await askChoice(place, {
      placeholder: 'For which SIP domain? Registrars show the certificate that has it for its common name.',
      choices,
      active: known.find(({ label }) => label === value)?.value,
    });
    if (chosen === undefined || chosen === BACK) {
      return chosen;
    }
    if (chosen.kind !== 'typed') {
      return chosen.kind === 'known' ? chosen.name : '';
    }
    const typed = await askText(
      { ...place, canGoBack: true },
      {
        prompt: 'The SIP domain, letter by letter as the PBX has it for its system name.',
        placeholder: 'example.com',
        value,
        check: (text) => (text.trim() === '' ? 'A domain such as example.com.' : undefined),
      },
    );
    if (typed !== BACK) {
      return typed?.trim();
    }
  }
}
