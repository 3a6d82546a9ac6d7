import { FoldingRangeRequest } from 'vscode-languageserver';
import { foldingSpans } from '../../core/features/folding';
import { isOwnLanguage, ownLanguageSelector } from '../ownLanguages';
import type { Handler } from '../session';
import { toFoldingRange } from '../toProtocol';

export const foldingHandler: Handler = {
  capabilities: ({ textDocument }) =>
    textDocument?.foldingRange?.dynamicRegistration === true ? {} : { foldingRangeProvider: true },
  register(session) {
    session.connection.onFoldingRanges(({ textDocument }, token) =>
      session.answer('Folding', textDocument.uri, null, token, ({ document, model }) =>
        isOwnLanguage(document.languageId)
          ? foldingSpans(model).flatMap((span) => toFoldingRange(document, span) ?? [])
          : null,
      ),
    );
  },
  initialized({ connection, capabilities }) {
    if (capabilities.textDocument?.foldingRange?.dynamicRegistration === true) {
      void connection.client.register(FoldingRangeRequest.type, { documentSelector: ownLanguageSelector });
    }
  },
};
