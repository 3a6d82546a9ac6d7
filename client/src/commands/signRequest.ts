import * as vscode from 'vscode';
import { type AuthorityFacts, CaCommand, type CaResult } from '../../../server/src/core/caProtocol';
import { passPhraseStep } from '../ca/authoritySteps';
import { givenAuthority } from '../ca/chosenCertificate';
import { seal } from '../ca/passPhrases';
import { askProfile, profileFiles } from '../ca/profiles';
import { askAltNames, askAuthority, askLifetime, authorityIn } from '../ca/questions';
import { askToGoOn, runFlow } from '../ca/runFlow';
import { readLifetime } from '../forms/checks';
import { fillIn, type Step, step } from '../forms/form';
import type { Session } from '../startClient';
import { entryFile } from '../views/pki/caNode';
import { isObjectNode } from '../views/pki/pkiNode';
import { askServer } from './askServer';
import type { Command } from './command';

interface Answers {
  authority: AuthorityFacts | undefined;
  authorityPassPhrase: string;
  profile: string;
  altNames: readonly string[];
  lifetime: string;
  agreed: object;
}

/** The text with the request, and where it comes from: a lens, the explorer, or the active editor. */
async function givenRequest(
  given: unknown,
): Promise<{ readonly uri: vscode.Uri; readonly text: string } | undefined> {
  if (given instanceof vscode.Uri) {
    const octets = await vscode.workspace.fs.readFile(given);
    return { uri: given, text: new TextDecoder().decode(octets) };
  }
  const file = entryFile(given);
  if (file !== undefined) {
    return givenRequest(file);
  }
  if (isObjectNode(given)) {
    return givenRequest({ uri: given.object.uri, position: given.object.range.start });
  }
  const place = given as
    | { readonly uri: string; readonly position: { line: number; character: number } }
    | undefined;
  const editor = vscode.window.activeTextEditor;
  const document =
    place === undefined
      ? requestIn(editor?.document)
      : await vscode.workspace.openTextDocument(vscode.Uri.parse(place.uri, true));
  if (document === undefined) {
    const [uri] =
      (await vscode.window.showOpenDialog({ title: 'Certificate request', openLabel: 'Sign' })) ?? [];
    return uri && givenRequest(uri);
  }
  const from = place === undefined ? 0 : document.offsetAt(new vscode.Position(place.position.line, 0));
  return { uri: document.uri, text: document.getText().slice(from) };
}

/** The document, where it holds a request. */
function requestIn(document: vscode.TextDocument | undefined): vscode.TextDocument | undefined {
  return document !== undefined && /BEGIN (?:NEW )?CERTIFICATE REQUEST-/.test(document.getText())
    ? document
    : undefined;
}

/** `server.csr` becomes `server.crt` beside it. */
function outputFor(uri: vscode.Uri): string {
  const path = uri.path.replace(/\.(csr|req|pem|p10|txt)$/i, '');
  return uri.with({ path: `${path}.crt`, query: '', fragment: '' }).toString();
}

export const signRequest: Command = async (session, given) => {
  const request = await givenRequest(given);
  if (request === undefined) {
    return;
  }
  const title = 'Sign Request';
  const files = await profileFiles();
  const folder = givenAuthority(given);
  const answers: Answers = {
    authority: folder === undefined ? undefined : await authorityIn(session, folder),
    authorityPassPhrase: '',
    profile: 'provisioning-server',
    altNames: [],
    lifetime: '397',
    agreed: {},
  };
  const argumentOf = ({ authority, profile, lifetime, altNames }: Answers) => ({
    authority: authority?.folder ?? '',
    requestText: request.text,
    output: outputFor(request.uri),
    profile,
    altNames,
    ...readLifetime(lifetime),
  });
  const steps: readonly Step<Answers>[] = [
    step(
      (_answers, place) => askAuthority(session, place),
      (to, authority) => {
        to.authority = authority;
      },
      () => folder === undefined,
    ),
    passPhraseStep(session),
    step(
      ({ profile }, place) => askProfile(session, place, ['end-entity'], files, profile),
      async (to, profile) => {
        to.profile = profile;
      },
    ),
    step(
      async (from, place) =>
        askAltNames(
          place,
          from.altNames.length > 0 ? from.altNames : await requestedNames(session, argumentOf(from)),
        ),
      (to, altNames) => {
        to.altNames = altNames;
      },
    ),
    step(
      ({ lifetime }, place) => askLifetime(place, lifetime),
      (to, lifetime) => {
        to.lifetime = lifetime;
      },
    ),
    step<Answers, object>(
      (from, place) => askToGoOn(session, place, CaCommand.signRequest, argumentOf(from), 'Sign'),
      (to, agreed) => {
        to.agreed = agreed;
      },
    ),
  ];
  if (!(await fillIn(title, answers, steps))) {
    return;
  }
  const authorityPassPhrase = await seal(session, answers.authorityPassPhrase);
  await runFlow(session, title, CaCommand.signRequest, {
    ...argumentOf(answers),
    ...answers.agreed,
    ...(authorityPassPhrase === undefined ? {} : { authorityPassPhrase }),
  });
};

/** The names that the request and the profile lead to, as a start for the list. */
async function requestedNames(session: Session, argument: object): Promise<readonly string[]> {
  const { altNames: _names, ...rest } = argument as { readonly altNames: readonly string[] };
  const preview = await askServer<CaResult>(session, CaCommand.signRequest, { ...rest, dryRun: true });
  return preview.changes
    .filter(({ kind, what }) => kind !== 'dropped' && /^(DNS|IP|email|URI):/.test(what))
    .map(({ what }) => what);
}
