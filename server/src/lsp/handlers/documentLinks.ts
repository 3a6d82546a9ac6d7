import { documentLinks } from '../../core/features/documentLinks';
import { resolveUri } from '../../core/resolveUri';
import type { Handler } from '../session';
import { toRange } from '../toProtocol';

export const documentLinkHandler: Handler = {
  capabilities: () => ({ documentLinkProvider: {} }),
  register(session) {
    session.connection.onDocumentLinks(({ textDocument }, token) =>
      session.answer('Document links', textDocument.uri, [], token, ({ document, model }) =>
        documentLinks(model).flatMap(({ span, target, tooltip }) => {
          const uri = resolveUri(document.uri, target);
          return uri === undefined ? [] : [{ range: toRange(document, span), target: uri, tooltip }];
        }),
      ),
    );
  },
};
