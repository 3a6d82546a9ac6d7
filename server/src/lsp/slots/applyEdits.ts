/** Changes the text of a config in the editor, as one step that can be undone. */
import { type TextDocumentEdit, TextEdit, type WorkspaceEdit } from 'vscode-languageserver';
import type { Replacement } from '../../core/features/fixes/fix';
import type { Session } from '../session';
import { toRange } from '../toProtocol';
import { refusal, type SlotDocument } from './slotDocument';

export async function applyEdits(
  session: Session,
  { uri, document, isOpen }: SlotDocument,
  replacements: readonly Replacement[],
  label: string,
): Promise<void> {
  const { workspace } = session.capabilities;
  if (workspace?.applyEdit !== true) {
    throw refusal('Nothing was written: this editor does not let a language server change documents.');
  }
  const edits = replacements.map(({ span, text }) => TextEdit.replace(toRange(document, span), text));
  const change: TextDocumentEdit = {
    textDocument: { uri, version: isOpen ? document.version : null },
    edits,
  };
  const edit: WorkspaceEdit =
    workspace.workspaceEdit?.documentChanges === true
      ? { documentChanges: [change] }
      : { changes: { [uri]: edits } };
  const { applied } = await session.connection.workspace.applyEdit({ label, edit });
  if (!applied) {
    throw refusal('Nothing was written: the file has changed meanwhile. Try again.');
  }
}
