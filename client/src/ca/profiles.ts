/** Profiles to choose from: the built-in ones, and JSON files of the workspace. */
import * as vscode from 'vscode';
import { type Answer, askChoice, type Place } from '../forms/form';
import type { Session } from '../startClient';
import { listAuthorities } from './questions';

interface ProfileFile {
  readonly uri: string;
  readonly name: string;
  readonly description: string;
  readonly kind: string;
}

/** What `*.phonepki-profile.json` files say of themselves; the server reads and checks them when they are used. */
export async function profileFiles(): Promise<readonly ProfileFile[]> {
  const uris = await vscode.workspace.findFiles('**/*.phonepki-profile.json', '**/node_modules/**', 100);
  const read = uris.map(async (uri): Promise<ProfileFile> => {
    const given = await vscode.workspace.fs.readFile(uri).then(
      (octets) => JSON.parse(new TextDecoder().decode(octets)) as Record<string, unknown>,
      () => ({}) as Record<string, unknown>,
    );
    const text = (value: unknown, otherwise: string) => (typeof value === 'string' ? value : otherwise);
    return {
      uri: uri.toString(),
      name: text(given.name, vscode.workspace.asRelativePath(uri)),
      description: text(given.description, ''),
      kind: text(given.kind, 'end-entity'),
    };
  });
  return (await Promise.allSettled(read)).flatMap((result) =>
    result.status === 'fulfilled' ? [result.value] : [],
  );
}

export async function askProfile(
  session: Session,
  place: Place,
  kinds: readonly string[],
  files: readonly ProfileFile[],
  active: string,
): Promise<Answer<string>> {
  const { profiles } = await listAuthorities(session);
  const own = files.map(({ uri, name, description, kind }) => ({
    name,
    description,
    kind,
    value: uri,
    icon: '$(file) ',
  }));
  const builtIn = profiles.map((profile) => ({ ...profile, value: profile.name, icon: '' }));
  return askChoice(place, {
    placeholder: 'What is it for?',
    choices: [...own, ...builtIn]
      .filter(({ kind }) => kinds.includes(kind))
      .map(({ name, description, value, icon }) => ({ label: `${icon}${name}`, detail: description, value })),
    active,
  });
}
