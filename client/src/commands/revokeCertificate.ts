import { CaLifeCommand, type RevocationReason } from '../../../server/src/core/caLifeProtocol';
import { type AuthorityAnswers, authorityStep, passPhraseStep, sealedAuthority } from '../ca/authoritySteps';
import { type ChosenCertificate, chosenCertificate } from '../ca/chosenCertificate';
import { authorityIn } from '../ca/questions';
import { askToGoOn, runFlow } from '../ca/runFlow';
import { askChoice, askText, fillIn, type Step, step } from '../forms/form';
import type { Session } from '../startClient';
import type { Command } from './command';
import { USUAL_CRL_DAYS } from './issueCrl';

interface Answers extends AuthorityAnswers {
  reason: RevocationReason;
  since: string;
  list: 'now' | 'later';
  agreed: object;
}

const REASONS: readonly (readonly [RevocationReason, string, string])[] = [
  ['superseded', 'Superseded', 'another certificate took its place'],
  ['cessationOfOperation', 'Not needed any more', 'the phone or server is gone'],
  ['keyCompromise', 'Key compromise', 'the private key is, or may be, in other hands'],
  ['affiliationChanged', 'Affiliation changed', 'name or other facts about its owner changed'],
  ['CACompromise', 'CA compromise', 'of a CA below this one: its key is, or may be, in other hands'],
  ['certificateHold', 'On hold', 'may be released again'],
  ['unspecified', 'No reason given', ''],
];

const isCompromise = (reason: RevocationReason) => reason === 'keyCompromise' || reason === 'CACompromise';

export const revokeCertificate: Command = async (session, given) => {
  const chosen = await chosenCertificate(given, 'Certificate to be revoked');
  if (chosen !== undefined) {
    await revoke(session, chosen);
  }
};

async function revoke(session: Session, { choice, authority: folder }: ChosenCertificate): Promise<void> {
  const title = 'Revoke Certificate';
  const answers: Answers = {
    authority: folder === undefined ? undefined : await authorityIn(session, folder),
    authorityPassPhrase: '',
    reason: 'superseded',
    since: '',
    list: 'now',
    agreed: {},
  };
  const argumentOf = ({ authority, reason, since }: Answers) => ({
    authority: authority?.folder ?? '',
    ...choice,
    reason,
    ...(since.trim() === '' || !isCompromise(reason) ? {} : { compromisedSince: since.trim() }),
  });
  const steps: readonly Step<Answers>[] = [
    authorityStep(session, 'Which CA issued it?', folder !== undefined),
    step(
      ({ reason }, place) =>
        askChoice<RevocationReason>(place, {
          placeholder: 'Why?',
          choices: REASONS.map(([value, label, description]) => ({ label, description, value })),
          active: reason,
        }),
      (to, reason) => {
        to.reason = reason;
      },
    ),
    step(
      ({ since }, place) =>
        askText(place, {
          prompt:
            'Since when may the key be in other hands? A date such as 2026-11-21; empty if nobody knows.',
          value: since,
          check: (typed) => {
            const time = typed.trim() === '' ? 0 : Date.parse(typed.trim());
            return Number.isNaN(time) || time > Date.now()
              ? 'A day of the past, such as 2026-11-21.'
              : undefined;
          },
        }),
      (to, since) => {
        to.since = since;
      },
      ({ reason }) => isCompromise(reason),
    ),
    step(
      ({ list }, place) =>
        askChoice<'now' | 'later'>(place, {
          placeholder: 'Nobody knows of it before the next revocation list',
          choices: [
            {
              label: 'Issue the revocation list at once',
              description: `the next one due in ${USUAL_CRL_DAYS} days; the key of the CA is needed`,
              value: 'now',
            },
            { label: 'Issue it later', description: 'there may be more to revoke', value: 'later' },
          ],
          active: list,
        }),
      (to, list) => {
        to.list = list;
      },
      ({ authority }) => authority?.key !== 'missing',
    ),
    passPhraseStep(session, ({ list }) => list === 'now'),
    step<Answers, object>(
      (from, place) => askToGoOn(session, place, CaLifeCommand.revoke, argumentOf(from), 'Revoke'),
      (to, agreed) => {
        to.agreed = agreed;
      },
    ),
  ];
  if (!(await fillIn(title, answers, steps))) {
    return;
  }
  await runFlow(session, title, CaLifeCommand.revoke, argumentOf(answers));
  if (answers.list === 'now' && answers.authority?.key !== 'missing') {
    await runFlow(session, 'Issue Revocation List', CaLifeCommand.issueCrl, {
      authority: answers.authority?.folder ?? '',
      days: USUAL_CRL_DAYS,
      der: true,
      ...(await sealedAuthority(session, answers)),
    });
  }
}

/** Back from hold. */
export const releaseCertificate: Command = async (session, given) => {
  const title = 'Release Certificate from Hold';
  const chosen = await chosenCertificate(given, title);
  if (chosen?.authority === undefined || !('serialNumber' in chosen.choice)) {
    return;
  }
  const argument = { authority: chosen.authority, ...chosen.choice };
  const agreed = await askToGoOn(
    session,
    { title, step: 1, totalSteps: 1, canGoBack: false },
    CaLifeCommand.release,
    argument,
    'Release',
  );
  if (typeof agreed === 'object') {
    await runFlow(session, title, CaLifeCommand.release, argument);
  }
};
