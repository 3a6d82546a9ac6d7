import { type RevealKeyArguments, ServerCommand, type TextResult } from '../../../server/src/core/protocol';
import { messages } from '../messages';
import { showDecoded } from '../views/decodedDocuments';
import { askServer } from './askServer';
import type { Command } from './command';
import { placeOfCursor } from './placeOfCursor';

/** Shows the private components of the key under the cursor, after asking; nothing is kept when the text is closed. */
export const revealKey: Command = async (session) => {
  const place = placeOfCursor();
  const reveal = 'Reveal';
  const answer =
    place &&
    (await messages.showWarningMessage(
      'Show the private components of this key in clear?',
      {
        modal: true,
        detail: 'Whoever sees them can use the key. They are shown in a text that is not saved.',
      },
      reveal,
    ));
  if (place !== undefined && answer === reveal) {
    const argument: RevealKeyArguments = { ...place, confirmed: true };
    const { text } = await askServer<TextResult>(session, ServerCommand.revealKey, argument);
    await showDecoded({ kind: 'plain', name: 'Private components', text });
  }
};
