import * as vscode from 'vscode';
import { CaLifeCommand } from '../../../server/src/core/caLifeProtocol';
import { type AuthorityAnswers, authorityStep } from '../ca/authoritySteps';
import { foldersWithCa } from '../ca/caFolders';
import { givenAuthority } from '../ca/chosenCertificate';
import { authorityIn } from '../ca/questions';
import { askToGoOn, runFlow } from '../ca/runFlow';
import { askText, fillIn, type Step, step } from '../forms/form';
import { entryFile } from '../views/pki/caNode';
import type { Command } from './command';
import { givenFile } from './givenFile';

interface Answers extends AuthorityAnswers {
  reason: string;
  agreed: object;
}

export const rejectRequest: Command = async (session, given) => {
  const title = 'Reject Request';
  const request = entryFile(given)?.toString() ?? givenFile(given)?.toString() ?? (await chooseFile(title));
  if (request === undefined) {
    return;
  }
  const folder = givenAuthority(given) ?? (await authorityAround(request));
  const answers: Answers = {
    authority: folder === undefined ? undefined : await authorityIn(session, folder),
    authorityPassPhrase: '',
    reason: '',
    agreed: {},
  };
  const argumentOf = ({ authority, reason }: Answers) => ({
    authority: authority?.folder ?? '',
    request,
    reason,
  });
  const steps: readonly Step<Answers>[] = [
    authorityStep(session, 'Which CA rejects it?', folder !== undefined),
    step(
      ({ reason }, place) =>
        askText(place, {
          prompt: 'Why? The reason is kept beside the request and in the log of the CA.',
          value: reason,
          check: (typed) => (typed.trim() === '' ? 'A reason is needed.' : undefined),
        }),
      (to, reason) => {
        to.reason = reason;
      },
    ),
    step<Answers, object>(
      (from, place) => askToGoOn(session, place, CaLifeCommand.rejectRequest, argumentOf(from), 'Reject'),
      (to, agreed) => {
        to.agreed = agreed;
      },
    ),
  ];
  if (await fillIn(title, answers, steps)) {
    await runFlow(session, title, CaLifeCommand.rejectRequest, argumentOf(answers));
  }
};

async function chooseFile(title: string): Promise<string | undefined> {
  const [uri] = (await vscode.window.showOpenDialog({ title, openLabel: 'Choose' })) ?? [];
  return uri?.toString();
}

/** The CA in whose folder the request lies. */
async function authorityAround(request: string): Promise<string | undefined> {
  return (await foldersWithCa()).filter((folder) => request.startsWith(`${folder}/`)).at(-1);
}
