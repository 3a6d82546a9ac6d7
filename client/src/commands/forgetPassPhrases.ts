import { forgetAllPassPhrases } from '../ca/passPhraseMemory';
import { messages } from '../messages';
import type { Command } from './command';
import { lockKeys } from './lockKeys';

/** Drops every pass phrase that is remembered, those in the key store of the system, too. */
export const forgetPassPhrases: Command = async (session) => {
  const count = await forgetAllPassPhrases(session);
  await lockKeys(session);
  void messages.showInformationMessage(
    count === 0
      ? 'No pass phrase was remembered.'
      : `${count === 1 ? 'One pass phrase is' : `${count} pass phrases are`} forgotten.`,
  );
};
