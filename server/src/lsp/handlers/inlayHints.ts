import { inlayHints } from '../../core/features/inlayHints';
import { fromRange } from '../fromProtocol';
import type { Handler } from '../session';

export const inlayHintHandler: Handler = {
  capabilities: () => ({ inlayHintProvider: true }),
  register(session) {
    session.connection.languages.inlayHint.on(({ textDocument, range }, token) =>
      session.answer('Inlay hints', textDocument.uri, [], token, ({ document, model, settings }) =>
        settings.inlayHints.enabled
          ? inlayHints(model, fromRange(document, range), { now: session.runtime.now() }).map(
              ({ offset, label }) => ({
                position: document.positionAt(offset),
                label,
                paddingLeft: true,
              }),
            )
          : [],
      ),
    );
  },
};
