import * as vscode from 'vscode';
import {
  DhcpCommand,
  type DhcpFamily,
  type DhcpOptionsArguments,
  type DhcpOptionsResult,
  type DhcpServer,
  type DhcpSuggestion,
} from '../../../server/src/core/dhcpProtocol';
import { type Answer, askChoice, askText, fillIn, type Place, type Step, step } from '../forms/form';
import { messages } from '../messages';
import type { Session } from '../startClient';
import { askServer } from './askServer';
import type { Command } from './command';

interface Answers {
  family: DhcpFamily;
  url: string;
  codes: string;
  vlan: string;
  server: DhcpServer;
}

const TITLE = 'Create DHCP Options';

const FAMILIES: readonly (readonly [DhcpFamily, string, string])[] = [
  ['optipoint', 'Siemens optiPoint 410/420', 'option 43: URL of the download server'],
  ['wpi', 'OpenStage / OpenScape Desk Phone', 'option 43: address of the provisioning service'],
  ['ucsoftware', 'Polycom UC Software / Spectralink 84', 'option 66, 160 or another one: URL of the server'],
  ['innovaphone', 'innovaphone', 'option 43: URL of the update script'],
];

const SERVERS: readonly (readonly [DhcpServer, string, string])[] = [
  ['dnsmasq', 'dnsmasq', 'lines of dnsmasq.conf'],
  ['isc-dhcpd', 'ISC dhcpd', 'statements of dhcpd.conf'],
  ['windows', 'Windows Server', 'commands of PowerShell'],
];

const EXAMPLES: Readonly<Record<DhcpFamily, string>> = {
  optipoint: 'https://prov.example.com:443',
  wpi: 'sdlp://192.0.2.19:18443',
  ucsoftware: 'https://prov.example.com/phones',
  innovaphone: 'https://prov.example.com/update/script.txt',
};

/** Asks for what the config at hand does not say, and opens the result as a new document: nothing is written. */
export const dhcpOptions: Command = async (session, given) => {
  const suggestion = await suggestionFor(session, given);
  const answers: Answers = {
    family: suggestion.family ?? 'optipoint',
    url: suggestion.url ?? '',
    codes: (suggestion.codes ?? [66]).join(', '),
    vlan: '',
    server: 'dnsmasq',
  };
  if (!(await fillIn(TITLE, answers, stepsFor(suggestion)))) {
    return;
  }
  const result = await askServer<DhcpOptionsResult>(session, DhcpCommand.options, argumentsOf(answers));
  await vscode.window.showTextDocument(
    await vscode.workspace.openTextDocument({ content: result.text, language: result.language }),
  );
  if (result.warnings.length > 0) {
    void messages.showWarningMessage(result.warnings.join(' '));
  }
};

/** What the document that the command was called on says; of a file in the explorer, as it is on the disk. */
async function suggestionFor(session: Session, given: unknown): Promise<DhcpSuggestion> {
  const document =
    given instanceof vscode.Uri
      ? await vscode.workspace.openTextDocument(given)
      : vscode.window.activeTextEditor?.document;
  return document === undefined
    ? {}
    : askServer<DhcpSuggestion>(session, DhcpCommand.suggestion, { uri: document.uri.toString() });
}

function stepsFor(suggestion: DhcpSuggestion): readonly Step<Answers>[] {
  return [
    step(
      ({ family }, place) => askFamily(place, suggestion, family),
      (answers, family) => {
        answers.family = family;
      },
    ),
    step(
      ({ url, family }, place) =>
        askText(place, {
          prompt: 'Where do the phones find their server?',
          placeholder: EXAMPLES[family],
          value: url,
          check: (typed) => (typed.trim() === '' ? `An address such as ${EXAMPLES[family]}.` : undefined),
        }),
      (answers, url) => {
        answers.url = url.trim();
      },
    ),
    step(
      ({ codes }, place) =>
        askText(place, {
          prompt:
            'Which options do the phones look at? 66, or a number from 128 to 254; several with commas.',
          value: codes,
          check: (typed) => (readCodes(typed).length === 0 ? 'Numbers such as 66, 160.' : undefined),
        }),
      (answers, codes) => {
        answers.codes = codes;
      },
      ({ family }) => family === 'ucsoftware',
    ),
    step(
      ({ vlan }, place) =>
        askText(place, {
          prompt: 'Which VLAN shall the phones go to? Empty: the document leaves it out.',
          value: vlan,
          check: (typed) => (/^\s*\d{0,4}\s*$/.test(typed) ? undefined : 'A number from 1 to 4094.'),
        }),
      (answers, vlan) => {
        answers.vlan = vlan.trim();
      },
      ({ family }) => family === 'optipoint' || family === 'wpi',
    ),
    step(
      ({ server }, place) =>
        askChoice(place, {
          placeholder: 'Which DHCP server?',
          choices: SERVERS.map(([value, label, description]) => ({ label, description, value })),
          active: server,
        }),
      (answers, server) => {
        answers.server = server;
      },
    ),
  ];
}

function askFamily(
  place: Place,
  { family, title }: DhcpSuggestion,
  active: DhcpFamily,
): Promise<Answer<DhcpFamily>> {
  return askChoice(place, {
    placeholder:
      title !== undefined && family === undefined
        ? `No document says which option is read by ${title}. Options for which phones?`
        : 'Options for which phones?',
    choices: FAMILIES.map(([value, label, description]) => ({ label, description, value })),
    active,
  });
}

function readCodes(typed: string): readonly number[] {
  const parts = typed.split(/[,;\s]+/).filter((part) => part !== '');
  return parts.every((part) => /^\d{1,3}$/.test(part)) ? parts.map(Number) : [];
}

function argumentsOf({ family, url, codes, vlan, server }: Answers): DhcpOptionsArguments {
  return {
    family,
    url,
    server,
    ...(family === 'ucsoftware' ? { codes: readCodes(codes) } : {}),
    ...(vlan === '' || (family !== 'optipoint' && family !== 'wpi') ? {} : { vlan: Number(vlan) }),
  };
}
