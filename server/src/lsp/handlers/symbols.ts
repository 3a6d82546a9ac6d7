import { documentSymbols } from '../../core/features/symbols';
import type { Handler } from '../session';
import { toDocumentSymbol } from '../toProtocol';

export const symbolHandler: Handler = {
  capabilities: () => ({ documentSymbolProvider: { label: 'PhonePKI' } }),
  register(session) {
    session.connection.onDocumentSymbol(({ textDocument }, token) =>
      session.answer('Document symbols', textDocument.uri, [], token, ({ document, model }) =>
        documentSymbols(model, { now: session.runtime.now() }).map((symbol) =>
          toDocumentSymbol(document, symbol),
        ),
      ),
    );
  },
};
