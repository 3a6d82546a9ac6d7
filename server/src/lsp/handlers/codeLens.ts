import { codeLenses, requestSpans } from '../../core/features/codeLens';
import type { Handler } from '../session';
import { slotLenses } from '../slots/slotOffers';
import { toCodeLens, toSignLens } from '../toProtocol';

export const codeLensHandler: Handler = {
  capabilities: () => ({ codeLensProvider: {} }),
  register(session) {
    session.connection.onCodeLens(({ textDocument }, token) =>
      session.answer('Code lens', textDocument.uri, [], token, (opened) => {
        const { document, model, settings } = opened;
        return settings.codeLens.enabled
          ? [
              ...codeLenses(model, { now: session.runtime.now() }).map((lens) => toCodeLens(document, lens)),
              ...(session.ca.signsRequests
                ? requestSpans(model).map((span) => toSignLens(document, span))
                : []),
              ...slotLenses(session, opened),
            ]
          : [];
      }),
    );
  },
};
