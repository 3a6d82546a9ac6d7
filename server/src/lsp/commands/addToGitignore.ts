import { CreateFile, ResourceOperationKind, TextDocumentEdit, TextEdit } from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { folderOf } from '../../ca/stores/fileStore';
import { appended, ignoringLine } from '../../core/features/gitignore';
import { type AddToGitignoreArguments, type AddToGitignoreResult, ServerCommand } from '../../core/protocol';
import { textOf } from '../../core/workspace/readContent';
import { applyWorkspaceEdit, checkMayChange, refused } from '../applyWorkspaceEdit';
import type { Session } from '../session';
import { toRange } from '../toProtocol';
import { withSlash } from '../workspace/coverage';
import { defineCommand } from './command';

export const addToGitignore = defineCommand<AddToGitignoreArguments, AddToGitignoreResult>({
  id: ServerCommand.addToGitignore,
  description:
    'Adds a line for one file to the .gitignore of its repository, else of its workspace folder, as one edit; makes the .gitignore where there is none.',
  schema: {
    type: 'object',
    properties: {
      uri: { type: 'string', description: 'URI of the file to ignore.' },
      repository: { type: 'string', description: 'URI of the folder of its repository, where it is known.' },
    },
    required: ['uri'],
  },
  async run(session, { uri, repository }) {
    checkMayChange(session);
    const folder = withSlash(repository ?? folderFor(session, uri));
    const path = pathBelow(folder, uri);
    const line = path === undefined || path === '' ? undefined : ignoringLine(path);
    if (line === undefined) {
      throw refused('no line of a .gitignore can name this file.');
    }
    const standing = session.standings.of(uri)?.standing;
    const gitignore = `${folder}.gitignore`;
    const before = await textBefore(session, gitignore);
    const insertion = appended(before?.getText() ?? '', line);
    if (standing === 'ignored' || insertion === undefined) {
      return { gitignore, line, isNew: false, isTracked: standing === 'tracked' };
    }
    const isOpen = session.documents.get(gitignore) !== undefined;
    const target = before ?? TextDocument.create(gitignore, '', 0, '');
    const edits = [TextEdit.replace(toRange(target, insertion.span), insertion.text)];
    const label = `Add ${line} to .gitignore`;
    if (before === undefined) {
      checkCreates(session);
      await applyWorkspaceEdit(session, label, {
        documentChanges: [
          CreateFile.create(gitignore, { overwrite: false, ignoreIfExists: false }),
          TextDocumentEdit.create({ uri: gitignore, version: null }, edits),
        ],
      });
    } else if (session.capabilities.workspace?.workspaceEdit?.documentChanges === true) {
      const version = isOpen ? target.version : null;
      await applyWorkspaceEdit(session, label, {
        documentChanges: [TextDocumentEdit.create({ uri: gitignore, version }, edits)],
      });
    } else {
      await applyWorkspaceEdit(session, label, { changes: { [gitignore]: edits } });
    }
    return { gitignore, line, isNew: true, isTracked: standing === 'tracked' };
  },
});

/** The repository, as far as the file was asked for; else the workspace folder; else its own folder. */
function folderFor({ standings, lint }: Session, uri: string): string {
  const holding = lint.folders.filter((folder) => uri.startsWith(withSlash(folder)));
  const nearest = holding.sort((one, other) => other.length - one.length)[0];
  return standings.repositoryOf(uri) ?? nearest ?? folderOf(uri);
}

function pathBelow(folder: string, uri: string): string | undefined {
  if (!uri.startsWith(folder)) {
    return undefined;
  }
  try {
    return decodeURIComponent(uri.slice(folder.length));
  } catch {
    return undefined;
  }
}

const MAX_SIZE = 1_000_000;

async function textBefore({ documents, files }: Session, uri: string): Promise<TextDocument | undefined> {
  const bytes = documents.get(uri) === undefined ? await files?.read(uri, MAX_SIZE) : undefined;
  const text = bytes && textOf(bytes);
  return documents.get(uri) ?? (text === undefined ? undefined : TextDocument.create(uri, '', 0, text));
}

function checkCreates({ capabilities }: Session): void {
  const { documentChanges, resourceOperations } = capabilities.workspace?.workspaceEdit ?? {};
  if (documentChanges !== true || resourceOperations?.includes(ResourceOperationKind.Create) !== true) {
    throw refused('there is no .gitignore yet, and this editor does not let a language server make one.');
  }
}
