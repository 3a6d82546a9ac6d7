import { CaLifeCommand } from '../../../server/src/core/caLifeProtocol';
import { type AuthorityAnswers, authorityStep, passPhraseStep, sealedAuthority } from '../ca/authoritySteps';
import { givenAuthority } from '../ca/chosenCertificate';
import { authorityIn } from '../ca/questions';
import { askToGoOn, runFlow } from '../ca/runFlow';
import { askChoice, askText, fillIn, type Step, step } from '../forms/form';
import type { Command } from './command';

interface Answers extends AuthorityAnswers {
  days: string;
  der: 'pem' | 'both';
  agreed: object;
}

export const USUAL_CRL_DAYS = 30;
const MAX_DAYS = 36_525;

export const issueCrl: Command = async (session, given) => {
  const title = 'Issue Revocation List';
  const folder = givenAuthority(given);
  const answers: Answers = {
    authority: folder === undefined ? undefined : await authorityIn(session, folder),
    authorityPassPhrase: '',
    days: `${USUAL_CRL_DAYS}`,
    der: 'both',
    agreed: {},
  };
  const argumentOf = ({ authority, days, der }: Answers) => ({
    authority: authority?.folder ?? '',
    days: Number(days),
    der: der === 'both',
  });
  const steps: readonly Step<Answers>[] = [
    authorityStep(session, 'Which CA issues its revocation list?', folder !== undefined),
    passPhraseStep(session),
    step(
      ({ days }, place) =>
        askText(place, {
          prompt: 'In how many days is the next list due? Clients that check refuse everything after that.',
          value: days,
          check: (typed) =>
            /^\s*\d{1,5}\s*$/.test(typed) && Number(typed) >= 1 && Number(typed) <= MAX_DAYS
              ? undefined
              : 'A number of days.',
        }),
      (to, days) => {
        to.days = days;
      },
    ),
    step(
      ({ der }, place) =>
        askChoice<'pem' | 'both'>(place, {
          placeholder: 'In which form?',
          choices: [
            {
              label: 'PEM and DER',
              description: 'crl.pem for OpenSSL, crl.crl to be downloaded',
              value: 'both',
            },
            { label: 'PEM alone', description: 'crl.pem', value: 'pem' },
          ],
          active: der,
        }),
      (to, der) => {
        to.der = der;
      },
    ),
    step<Answers, object>(
      (from, place) => askToGoOn(session, place, CaLifeCommand.issueCrl, argumentOf(from), title),
      (to, agreed) => {
        to.agreed = agreed;
      },
    ),
  ];
  if (await fillIn(title, answers, steps)) {
    const { overwrite: _overwrite, ...agreed } = answers.agreed as { readonly overwrite?: boolean };
    const passPhrase = await sealedAuthority(session, answers);
    await runFlow(session, title, CaLifeCommand.issueCrl, {
      ...argumentOf(answers),
      ...agreed,
      ...passPhrase,
    });
  }
};
