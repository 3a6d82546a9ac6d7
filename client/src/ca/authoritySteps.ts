/** The steps of a form that find out which CA it is about, and open its key. */
import type { AuthorityFacts } from '../../../server/src/core/caProtocol';
import { type Step, step } from '../forms/form';
import type { Session } from '../startClient';
import { askPassPhrase, seal } from './passPhrases';
import { askAuthority } from './questions';

export interface AuthorityAnswers {
  authority: AuthorityFacts | undefined;
  authorityPassPhrase: string;
}

/** Left out where the CA is known from the line of a view. */
export function authorityStep<Answers extends AuthorityAnswers>(
  session: Session,
  question: string,
  isKnown: boolean,
): Step<Answers> {
  return step<Answers, AuthorityFacts>(
    (_answers, place) => askAuthority(session, place, question),
    (to, authority) => {
      to.authority = authority;
    },
    () => !isKnown,
  );
}

/** Left out where the key is not encrypted, or is not needed. */
export function passPhraseStep<Answers extends AuthorityAnswers>(
  session: Session,
  isNeeded: (answers: Answers) => boolean = () => true,
): Step<Answers> {
  return step<Answers, string>(
    ({ authority }, place) =>
      askPassPhrase(session, place, authority?.folder ?? '', authority?.subject ?? 'the CA'),
    (to, passPhrase) => {
      to.authorityPassPhrase = passPhrase;
    },
    (answers) => answers.authority?.key === 'encrypted' && isNeeded(answers),
  );
}

/** The pass phrase as an argument of a command; nothing where there is none. */
export async function sealedAuthority(
  session: Session,
  { authorityPassPhrase }: AuthorityAnswers,
): Promise<{ readonly authorityPassPhrase?: string }> {
  const sealed = await seal(session, authorityPassPhrase);
  return sealed === undefined ? {} : { authorityPassPhrase: sealed };
}
