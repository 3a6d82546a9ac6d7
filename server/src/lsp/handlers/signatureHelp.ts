import { signatureHelp } from '../../core/features/signatureHelp';
import type { Handler } from '../session';

export const signatureHelpHandler: Handler = {
  capabilities: () => ({ signatureHelpProvider: { triggerCharacters: ['"'] } }),
  register(session) {
    session.connection.onSignatureHelp(({ textDocument, position }, token) =>
      session.answer('Signature help', textDocument.uri, null, token, ({ document, model }) => {
        const help = signatureHelp(model, document.offsetAt(position));
        return help === undefined
          ? null
          : {
              signatures: [
                {
                  label: help.label,
                  documentation: help.documentation,
                  parameters: [{ label: [help.parameter[0], help.parameter[1]] }],
                },
              ],
              activeSignature: 0,
              activeParameter: 0,
            };
      }),
    );
  },
};
