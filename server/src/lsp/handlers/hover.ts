import { MarkupKind } from 'vscode-languageserver';
import { hover } from '../../core/features/hover';
import { verdictsOnBlock } from '../deviceVerdicts';
import type { Handler } from '../session';
import { toHover } from '../toProtocol';

export const hoverHandler: Handler = {
  capabilities: () => ({ hoverProvider: true }),
  register(session) {
    session.connection.onHover(({ textDocument, position }, token) =>
      session.answer('Hover', textDocument.uri, null, token, ({ document, model, settings }) => {
        const { uri } = document;
        const found = hover(model, document.offsetAt(position), {
          now: session.runtime.now(),
          verdictsOn: (block) => verdictsOnBlock(session, { uri, model, settings }, block),
        });
        const formats = session.capabilities.textDocument?.hover?.contentFormat;
        const isMarkdown = formats === undefined || formats.includes(MarkupKind.Markdown);
        return found === undefined ? null : toHover(document, found, isMarkdown ? 'markdown' : 'plain');
      }),
    );
  },
};
