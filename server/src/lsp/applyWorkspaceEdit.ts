/** Changes texts in the editor, as one step that can be undone. */
import { ErrorCodes, ResponseError, type WorkspaceEdit } from 'vscode-languageserver';
import type { Session } from './session';

/** Refuses where the workspace is not trusted, or the editor does not do it. */
export async function applyWorkspaceEdit(
  session: Session,
  label: string,
  edit: WorkspaceEdit,
): Promise<void> {
  checkMayChange(session);
  const { applied } = await session.connection.workspace.applyEdit({ label, edit });
  if (!applied) {
    throw refused('the text was changed meanwhile. Try again.');
  }
}

export function checkMayChange({ ca, capabilities }: Session): void {
  if (!ca.isTrusted) {
    throw refused('this workspace is not trusted. Trust it first (Workspaces: Manage Workspace Trust).');
  }
  if (capabilities.workspace?.applyEdit !== true) {
    throw refused('this editor does not let a language server change texts.');
  }
}

export function refused(reason: string): ResponseError<void> {
  return new ResponseError(ErrorCodes.InvalidParams, `Nothing was changed: ${reason}`);
}
