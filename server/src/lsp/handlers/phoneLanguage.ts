import { suggestLanguage } from '../../core/features/suggestLanguage';
import { type LanguageSuggestion, ServerNotification } from '../../core/protocol';
import { describeError } from '../safely';
import type { Handler } from '../session';

/** Tells the client which documents would be better off under another language. */
export const phoneLanguageHandler: Handler = {
  register(session) {
    const { connection } = session;
    async function look(uri: string): Promise<void> {
      const opened = await session.open(uri);
      const languageId =
        opened?.settings.phone.switchLanguage === true ? suggestLanguage(opened.model) : undefined;
      if (languageId !== undefined) {
        const suggestion: LanguageSuggestion = { uri, languageId };
        await connection.sendNotification(ServerNotification.suggestLanguage, suggestion);
      }
    }
    session.documents.onDidOpen(({ document: { uri } }) => {
      look(uri).catch((error) =>
        connection.console.error(`Looking at ${uri} failed: ${describeError(error)}`),
      );
    });
  },
};
