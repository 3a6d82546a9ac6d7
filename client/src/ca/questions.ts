/** The questions that several forms of the CA ask. */
import * as vscode from 'vscode';
import {
  type AuthorityFacts,
  CaCommand,
  KEY_ALGORITHMS,
  type KeyAlgorithmName,
  type ListAuthoritiesResult,
  NAME_TYPES,
  type NamePart,
  type NameType,
  type SuggestHostsArguments,
  type SuggestHostsResult,
} from '../../../server/src/core/caProtocol';
import { askServer } from '../commands/askServer';
import { askList } from '../forms/askList';
import { checkAltName, checkLifetime, checkNamePart } from '../forms/checks';
import { type Answer, askChoice, askText, BACK, type Choice, type Place, separator } from '../forms/form';
import type { Session } from '../startClient';
import { foldersWithCertificate } from './caFolders';

const TITLES: Readonly<Record<NameType, string>> = {
  C: 'Country',
  ST: 'State or province',
  L: 'Locality',
  O: 'Organization',
  OU: 'Organizational unit',
  CN: 'Common name',
  emailAddress: 'E-mail address',
  serialNumber: 'Serial number of the device',
  DC: 'Domain component',
  UID: 'User identifier',
};

/** The distinguished name, part by part; the common name is wanted. */
export async function askSubject(
  place: Place,
  value: readonly NamePart[],
): Promise<Answer<readonly NamePart[]>> {
  const parts = new Map<NameType, string>(value.map((part) => [part.type, part.value]));
  for (;;) {
    const filled = NAME_TYPES.filter((type) => parts.has(type));
    const text = filled.map((type) => `${type}=${parts.get(type)}`).join(', ');
    const choices: (Choice<NameType | 'done'> | vscode.QuickPickItem)[] = [
      ...(parts.has('CN') ? [{ label: '$(check) Continue', description: text, value: 'done' as const }] : []),
      separator('Parts of the subject'),
      ...['CN' as const, ...NAME_TYPES.filter((type) => type !== 'CN')].map((type) => ({
        label: TITLES[type],
        description: parts.get(type) ?? (type === 'CN' ? 'needed' : ''),
        value: type,
      })),
    ];
    const chosen = await askChoice<NameType | 'done'>(place, {
      placeholder: 'Whom is it for? Choose a part to fill it in.',
      choices,
      active: parts.has('CN') ? 'done' : 'CN',
    });
    if (chosen === undefined || chosen === BACK) {
      return chosen;
    }
    if (chosen === 'done') {
      return filled.map((type) => ({ type, value: parts.get(type) ?? '' }));
    }
    const answer = await askText(
      { ...place, canGoBack: true },
      {
        prompt: `${TITLES[chosen]} (${chosen})${chosen === 'CN' ? '' : '; empty to leave it out'}`,
        value: parts.get(chosen),
        check: (typed) => checkNamePart(chosen, typed.trim()),
      },
    );
    if (answer === undefined) {
      return undefined;
    }
    if (answer !== BACK && answer.trim() === '') {
      parts.delete(chosen);
    } else if (answer !== BACK) {
      parts.set(chosen, answer.trim());
    }
  }
}

export const KEY_CHOICES: Readonly<Record<KeyAlgorithmName, readonly [string, string]>> = {
  'rsa-2048': ['RSA, 2048 bits', 'every phone and server reads it'],
  'rsa-3072': ['RSA, 3072 bits', 'not for innovaphone devices'],
  'rsa-4096': ['RSA, 4096 bits', 'slow on phones and gateways'],
  'ec-p256': ['EC, P-256', 'small and fast; old phones do not read it'],
  'ec-p384': ['EC, P-384', 'old phones do not read it'],
};

export function askKey(
  place: Place,
  active: KeyAlgorithmName | undefined,
): Promise<Answer<KeyAlgorithmName>> {
  return askChoice(place, {
    placeholder: 'Which key?',
    choices: KEY_ALGORITHMS.map((value) => {
      const [label, description] = KEY_CHOICES[value];
      return { label, description, value };
    }),
    active,
  });
}

export function askAltNames(place: Place, value: readonly string[]): Promise<Answer<readonly string[]>> {
  return askList(place, {
    placeholder: 'Alternative names: what clients compare with the address they call',
    prompt: 'DNS:host, IP:address, email:address or URI:address; several with commas',
    value,
    check: checkAltName,
  });
}

export function askLifetime(place: Place, value: string): Promise<Answer<string>> {
  return askText(place, {
    prompt: 'How long is it valid? Days, or years such as 3y.',
    value,
    check: checkLifetime,
  });
}

export async function listAuthorities(session: Session): Promise<ListAuthoritiesResult> {
  const folders = await foldersWithCertificate();
  return askServer<ListAuthoritiesResult>(session, CaCommand.listAuthorities, { folders });
}

/** The CA of a folder. */
export async function authorityIn(session: Session, folder: string): Promise<AuthorityFacts> {
  const folders = [folder];
  const found = await askServer<ListAuthoritiesResult>(session, CaCommand.listAuthorities, { folders });
  const [authority] = found.authorities;
  if (authority === undefined) {
    throw new Error(
      'There is no CA in this folder: neither ca.crt nor CA/cacert.pem. Import it where its files have other names.',
    );
  }
  return authority;
}

/** A CA of the workspace, or of any folder. */
export async function askAuthority(
  session: Session,
  place: Place,
  question = 'Which CA signs?',
): Promise<Answer<AuthorityFacts>> {
  const { authorities } = await listAuthorities(session);
  const choices: Choice<AuthorityFacts | 'other'>[] = authorities.map((authority) => ({
    label: authority.subject,
    description: vscode.workspace.asRelativePath(vscode.Uri.parse(authority.folder)),
    detail: authority.problem ?? `${authority.keyAlgorithm}, ${authority.issued} issued`,
    value: authority,
  }));
  const chosen = await askChoice<AuthorityFacts | 'other'>(place, {
    placeholder: choices.length === 0 ? 'The workspace holds no CA' : question,
    choices: [...choices, { label: '$(folder) Another folder…', value: 'other' }],
  });
  if (chosen !== 'other') {
    return chosen;
  }
  const folder = await chooseFolder('Folder of the CA');
  return folder === undefined ? undefined : authorityIn(session, folder);
}

export async function chooseFolder(title: string): Promise<string | undefined> {
  const defaultUri = vscode.workspace.workspaceFolders?.[0]?.uri;
  const [folder] =
    (await vscode.window.showOpenDialog({
      title,
      canSelectFiles: false,
      canSelectFolders: true,
      openLabel: 'Choose',
      ...(defaultUri === undefined ? {} : { defaultUri }),
    })) ?? [];
  return folder?.toString();
}

/** A folder of the workspace by its path, so that a new one can be named. */
export async function askFolder(place: Place, prompt: string, value: string): Promise<Answer<string>> {
  const root = vscode.workspace.workspaceFolders?.[0]?.uri;
  if (root === undefined) {
    return chooseFolder(prompt);
  }
  const path = await askText(place, {
    prompt,
    value,
    check: (typed) =>
      /(^|[\\/])\.\.([\\/]|$)|^[\\/]/.test(typed) ? 'A folder within the workspace.' : undefined,
  });
  return typeof path === 'string'
    ? vscode.Uri.joinPath(root, path.trim() || '.')
        .toString()
        .replace(/\/$/, '')
    : path;
}

/** Servers that the phone configs of the workspace name; empty where there are none. */
export async function suggestedHosts(session: Session): Promise<SuggestHostsResult['hosts']> {
  const files = await vscode.workspace.findFiles('**/*.{cfg,xml,txt}', '**/node_modules/**', 200);
  const argument: SuggestHostsArguments = { files: files.map(String) };
  return (await askServer<SuggestHostsResult>(session, CaCommand.suggestHosts, argument)).hosts;
}

/** One of them, or an empty text for another name. */
export function askServerHost(place: Place, hosts: SuggestHostsResult['hosts']): Promise<Answer<string>> {
  return askChoice(place, {
    placeholder: 'Which server? These are named in phone configs.',
    choices: [
      ...hosts.map(({ host, file }) => ({
        label: host,
        description: vscode.workspace.asRelativePath(vscode.Uri.parse(file)),
        value: host,
      })),
      { label: '$(edit) Another name…', value: '' },
    ],
  });
}
