import * as vscode from 'vscode';
import { NEW_PHONE_CONFIG, type NewConfigFamily } from '../../../server/src/core/newConfigProtocol';
import { askFolder, chooseFolder } from '../ca/questions';
import { runFlow } from '../ca/runFlow';
import { hintForMacs } from '../forms/checks';
import { type Answer, askChoice, askText, fillIn, type Place, type Step, step } from '../forms/form';
import type { Session } from '../startClient';
import type { Command } from './command';
import { argumentsOf, isUcSoftware, type NewConfigAnswers } from './newPhoneConfigAnswers';
import { askAuthorityOfPhones } from './newPhoneConfigAuthority';
import { askToWrite } from './newPhoneConfigSummary';

const TITLE = 'New Phone Config';

const FAMILIES: readonly (readonly [NewConfigFamily, string, string])[] = [
  ['optipoint', 'Siemens optiPoint 410/420', 'system file, and a device file for each phone'],
  ['polycom', 'Polycom UC Software', 'master configs, parameters of all phones and of each'],
  ['spectralink', 'Spectralink 84-series', 'master configs, parameters of all handsets and of each'],
  ['innovaphone', 'innovaphone', 'update script, for all devices or for each'],
];

/** The files of new phones, in one form: nothing is written before the summary. */
export const newPhoneConfig: Command = async (session, given) => {
  const answers: NewConfigAnswers = {
    family: 'optipoint',
    source: given instanceof vscode.Uri ? 'table' : 'typed',
    phones: '',
    table: given instanceof vscode.Uri ? given.toString() : '',
    baseName: 'op410adv_conf',
    server: '',
    timeServer: '',
    poll: '15',
    authority: '',
    radiusAuthority: '',
    certificates: '',
    folder: given instanceof vscode.Uri ? folderOf(given) : 'provisioning',
    agreed: {},
  };
  const steps: readonly Step<NewConfigAnswers>[] = [
    ...phoneSteps(),
    ...serverSteps(),
    ...certificateSteps(session),
    step<NewConfigAnswers, string>(
      ({ folder }, place) =>
        askFolder(place, 'Folder for the new files, within the workspace', pathOf(folder)),
      (to, folder) => {
        to.folder = folder;
      },
    ),
    step<NewConfigAnswers, NewConfigAnswers['agreed']>(
      (from, place) => askToWrite(session, place, argumentsOf(from)),
      (to, agreed) => {
        to.agreed = agreed;
      },
    ),
  ];
  if (await fillIn(TITLE, answers, steps)) {
    await runFlow(session, TITLE, NEW_PHONE_CONFIG, { ...argumentsOf(answers), ...answers.agreed });
  }
};

/** As a path within the workspace. */
function folderOf(table: vscode.Uri): string {
  const folder = vscode.Uri.joinPath(table, '..');
  const isRoot = vscode.workspace.workspaceFolders?.some(({ uri }) => uri.toString() === folder.toString());
  return isRoot === true ? '' : vscode.workspace.asRelativePath(folder, false);
}

/** What was answered before is a URI. */
function pathOf(folder: string): string {
  return folder.includes(':/')
    ? vscode.workspace.asRelativePath(vscode.Uri.parse(folder, true), false)
    : folder;
}

function phoneSteps(): readonly Step<NewConfigAnswers>[] {
  return [
    step(
      ({ family }, place) =>
        askChoice(place, {
          placeholder: 'Files for which phones?',
          choices: FAMILIES.map(([value, label, description]) => ({ label, description, value })),
          active: family,
        }),
      (to, family) => {
        to.family = family;
      },
    ),
    step(
      ({ source }, place) =>
        askChoice<NewConfigAnswers['source']>(place, {
          placeholder: 'Which phones get files of their own?',
          choices: [
            { label: '$(edit) Type their MAC addresses', value: 'typed' },
            {
              label: '$(table) From a CSV file…',
              description: 'with a column of MAC addresses',
              value: 'table',
            },
            { label: '$(dash) None yet', description: 'only the files for all of them', value: 'none' },
          ],
          active: source,
        }),
      (to, source) => {
        to.source = source;
      },
    ),
    step(
      ({ phones }, place) =>
        askText(place, {
          prompt: 'MAC addresses in any notation; several with commas',
          placeholder: '00:1E:30:0A:9F:33, 001e.300a.9f34',
          value: phones,
          check: (typed) => (typed.trim() === '' ? 'At least one address.' : hintForMacs(typed)),
        }),
      (to, phones) => {
        to.phones = phones;
      },
      ({ source }) => source === 'typed',
    ),
    step(
      ({ table }, place) => askTable(place, table),
      (to, table) => {
        to.table = table;
      },
      ({ source }) => source === 'table',
    ),
    step(
      ({ baseName }, place) =>
        askText(place, {
          prompt: 'Name of the system file, without .xml; those of the phones have their address behind it',
          value: baseName,
          check: (typed) =>
            /^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(typed) ? undefined : 'Letters, digits and . _ - only.',
        }),
      (to, baseName) => {
        to.baseName = baseName;
      },
      ({ family }) => family === 'optipoint',
    ),
  ];
}

/** A CSV file of the workspace, or of any folder. */
async function askTable(place: Place, active: string): Promise<Answer<string>> {
  const found = (await vscode.workspace.findFiles('**/*.csv', '**/node_modules/**', 100)).map(String);
  const known = active === '' ? found : [active, ...found.filter((uri) => uri !== active)];
  const chosen = await askChoice(place, {
    placeholder: 'Which table?',
    choices: [
      ...known.map((uri) => ({
        label: vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true)),
        value: uri,
      })),
      { label: '$(folder-opened) Another file…', value: '' },
    ],
    active,
  });
  if (chosen !== '') {
    return chosen;
  }
  const [other] =
    (await vscode.window.showOpenDialog({ title: TITLE, filters: { CSV: ['csv', 'txt'] } })) ?? [];
  return other?.toString();
}

function serverSteps(): readonly Step<NewConfigAnswers>[] {
  return [
    step(
      ({ server, family }, place) =>
        askText(place, {
          prompt:
            family === 'innovaphone'
              ? 'URL of the folder where the scripts are loaded from; empty to leave it as it is'
              : 'Provisioning server: a host, loaded from by HTTPS, or a URL; empty to leave it as it is',
          placeholder: 'https://prov.example.com',
          value: server,
        }),
      (to, server) => {
        to.server = server.trim();
      },
      ({ family }) => family !== 'optipoint',
    ),
    step(
      ({ timeServer }, place) =>
        askText(place, {
          prompt: 'Time server: without the time no certificate is valid. Empty where DHCP names one.',
          placeholder: 'ntp.example.com',
          value: timeServer,
        }),
      (to, timeServer) => {
        to.timeServer = timeServer.trim();
      },
      isUcSoftware,
    ),
    step(
      ({ poll }, place) =>
        askText(place, {
          prompt: 'How many minutes between two looks at the server?',
          value: poll,
          check: (typed) => (/^[1-9]\d{0,4}$/.test(typed) ? undefined : 'A number of minutes.'),
        }),
      (to, poll) => {
        to.poll = poll;
      },
      ({ family, server }) => family === 'innovaphone' && server !== '',
    ),
  ];
}

function certificateSteps(session: Session): readonly Step<NewConfigAnswers>[] {
  return [
    step(
      ({ authority, family }, place) =>
        askAuthorityOfPhones(
          session,
          place,
          family === 'optipoint'
            ? 'Which CA issued the certificate of the RADIUS server?'
            : 'Which CA issued the certificate of the provisioning server?',
          authority,
        ),
      (to, authority) => {
        to.authority = authority;
      },
      ({ family }) => family !== 'innovaphone',
    ),
    step(
      ({ radiusAuthority }, place) =>
        askAuthorityOfPhones(
          session,
          place,
          'Which CA issued the certificate of the RADIUS server, where it is another one?',
          radiusAuthority,
        ),
      (to, radiusAuthority) => {
        to.radiusAuthority = radiusAuthority;
      },
      (answers) => isUcSoftware(answers) && answers.authority !== '',
    ),
    step(
      ({ family, certificates }, place) => askCertificates(place, family, certificates),
      (to, certificates) => {
        to.certificates = certificates;
      },
      ({ source }) => source !== 'none',
    ),
  ];
}

const WHAT: Readonly<Record<NewConfigFamily, string>> = {
  optipoint: 'PKCS #12 files that the maker has converted',
  polycom: 'a certificate and its unencrypted key',
  spectralink: 'a certificate and its unencrypted key',
  innovaphone: 'the answers to the requests of the devices',
};

async function askCertificates(
  place: Place,
  family: NewConfigFamily,
  folder: string,
): Promise<Answer<string>> {
  const chosen = await askChoice<'none' | 'folder'>(place, {
    placeholder: 'Does each phone have a certificate of its own?',
    choices: [
      { label: '$(dash) No', value: 'none' },
      {
        label: '$(folder) Yes, in a folder…',
        description: `files named by MAC address: ${WHAT[family]}`,
        value: 'folder',
      },
    ],
    active: folder === '' ? 'none' : 'folder',
  });
  return chosen === 'folder'
    ? chooseFolder('Folder with the certificates of the phones')
    : chosen === 'none'
      ? ''
      : chosen;
}
