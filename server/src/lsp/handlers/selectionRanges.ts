import { type SelectionRange, SelectionRangeRequest } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { selectionSpans } from '../../core/features/selectionRanges';
import type { Span } from '../../core/text';
import { isOwnLanguage, ownLanguageSelector } from '../ownLanguages';
import type { Handler } from '../session';
import { toRange } from '../toProtocol';

export const selectionRangeHandler: Handler = {
  capabilities: ({ textDocument }) =>
    textDocument?.selectionRange?.dynamicRegistration === true ? {} : { selectionRangeProvider: true },
  register(session) {
    session.connection.onSelectionRanges(({ textDocument, positions }, token) =>
      session.answer('Selection ranges', textDocument.uri, null, token, ({ document, model }) =>
        isOwnLanguage(document.languageId)
          ? positions.map((position) => {
              const spans = selectionSpans(model, document.offsetAt(position));
              return toSelectionRange(document, spans) ?? { range: { start: position, end: position } };
            })
          : null,
      ),
    );
  },
  initialized({ connection, capabilities }) {
    if (capabilities.textDocument?.selectionRange?.dynamicRegistration === true) {
      void connection.client.register(SelectionRangeRequest.type, { documentSelector: ownLanguageSelector });
    }
  },
};

/** `spans` grow; the answer is the smallest with the others as its parents. */
function toSelectionRange(document: TextDocument, spans: readonly Span[]): SelectionRange | undefined {
  return spans.reduceRight<SelectionRange | undefined>(
    (parent, span) => ({ range: toRange(document, span), ...(parent === undefined ? {} : { parent }) }),
    undefined,
  );
}
