import {
  ErrorCodes,
  MessageType,
  RenameRequest,
  ResponseError,
  ShowMessageNotification,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import { certificatesToReissue, reissueReminder } from '../../core/features/phone/reissue';
import { phoneConfigOf } from '../../core/phone/phoneDocument';
import { PHONE_LANGUAGES } from '../../core/phone/readPhoneConfig';
import { isSameServer, isServerName, serverNameAt, serverNamesIn } from '../../core/phone/serverNames';
import type { Handler, OpenDocument } from '../session';
import { toRange } from '../toProtocol';
import { phoneConfigsWith } from '../workspace/phoneConfigs';

const OPTIONS = { prepareProvider: true };

/** The name of a provisioning server, in all configs that have it. */
export const renameHandler: Handler = {
  capabilities: ({ textDocument }) =>
    textDocument?.rename?.dynamicRegistration === true ? {} : { renameProvider: OPTIONS },
  register(session) {
    const { connection, indexer } = session;
    connection.onPrepareRename(({ textDocument, position }, token) =>
      session.answer('Prepare rename', textDocument.uri, null, token, (opened) => {
        const server = serverAt(opened, opened.document.offsetAt(position));
        return server === undefined
          ? null
          : { range: toRange(opened.document, server.span), placeholder: server.name };
      }),
    );
    connection.onRenameRequest(({ textDocument, position, newName }, token) =>
      session.answer<WorkspaceEdit | null | ResponseError<void>>(
        'Rename',
        textDocument.uri,
        null,
        token,
        async (opened) => {
          const server = serverAt(opened, opened.document.offsetAt(position));
          if (server === undefined) {
            return null;
          }
          if (!isServerName(newName)) {
            return new ResponseError(
              ErrorCodes.InvalidParams,
              'This is no name of a server. Write a DNS name or an IPv4 address, without scheme, port and path.',
            );
          }
          const edits: (TextDocumentEdit & { readonly edits: TextEdit[] })[] = [];
          for await (const { config, document, isOpen } of phoneConfigsWith(session, server.name, token)) {
            const places = serverNamesIn(config).filter(({ name }) => isSameServer(name, server.name));
            if (places.length > 0) {
              edits.push({
                textDocument: { uri: document.uri, version: isOpen ? document.version : null },
                edits: places.map(({ span }) => ({ range: toRange(document, span), newText: newName })),
              });
            }
          }
          await indexer.ready();
          const certificates = certificatesToReissue(indexer.index, server.name, newName);
          await connection.sendNotification(ShowMessageNotification.type, {
            type: MessageType.Info,
            message: reissueReminder(certificates, server.name, newName),
          });
          return session.capabilities.workspace?.workspaceEdit?.documentChanges === true
            ? { documentChanges: edits }
            : { changes: Object.fromEntries(edits.map((each) => [each.textDocument.uri, each.edits])) };
        },
      ),
    );
  },
  initialized({ connection, capabilities }) {
    if (capabilities.textDocument?.rename?.dynamicRegistration === true) {
      // Elsewhere renaming is for the extension of the language.
      const documentSelector = [...PHONE_LANGUAGES].map((language) => ({ language }));
      void connection.client.register(RenameRequest.type, { documentSelector, ...OPTIONS });
    }
  },
};

function serverAt({ model }: OpenDocument, offset: number) {
  const config = phoneConfigOf(model);
  return config && serverNameAt(config, offset);
}
