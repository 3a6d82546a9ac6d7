import { SemanticTokensBuilder, SemanticTokensRegistrationType } from 'vscode-languageserver';
import { semanticTokens, TOKEN_TYPES } from '../../core/features/semanticTokens';
import { fromRange } from '../fromProtocol';
import { isOwnLanguage, ownLanguageSelector } from '../ownLanguages';
import type { Handler } from '../session';

const OPTIONS = { legend: { tokenTypes: [...TOKEN_TYPES], tokenModifiers: [] }, range: true, full: false };

/** Only what is on the screen is coloured: a bundle of roots has a hundred thousand tokens. */
export const semanticTokensHandler: Handler = {
  register(session) {
    session.connection.languages.semanticTokens.onRange(({ textDocument, range }, token) =>
      session.answer('Semantic tokens', textDocument.uri, { data: [] }, token, ({ document, model }) => {
        const builder = new SemanticTokensBuilder();
        if (isOwnLanguage(document.languageId)) {
          for (const { span, type } of semanticTokens(model, fromRange(document, range))) {
            const { line, character } = document.positionAt(span.start);
            builder.push(line, character, span.end - span.start, TOKEN_TYPES.indexOf(type), 0);
          }
        }
        return builder.build();
      }),
    );
  },
  initialized({ connection, capabilities }) {
    if (capabilities.textDocument?.semanticTokens?.dynamicRegistration === true) {
      void connection.client.register(SemanticTokensRegistrationType.type, {
        documentSelector: ownLanguageSelector,
        ...OPTIONS,
      });
    }
  },
};
