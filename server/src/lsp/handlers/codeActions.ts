import {
  type ClientCapabilities,
  type CodeAction,
  CodeActionKind,
  CreateFile,
  type Diagnostic,
  ResourceOperationKind,
  TextDocumentEdit,
  TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type CodeAction as CoreCodeAction, codeActions } from '../../core/features/codeActions';
import { ClientCommand } from '../../core/protocol';
import type { PlacedObject } from '../../core/workspaceProtocol';
import { fromRange } from '../fromProtocol';
import { judgeFile } from '../judgeFile';
import type { Handler } from '../session';
import { slotActions } from '../slots/slotOffers';
import { toRange } from '../toProtocol';

export const codeActionHandler: Handler = {
  capabilities: () => ({
    codeActionProvider: {
      codeActionKinds: [
        CodeActionKind.QuickFix,
        CodeActionKind.RefactorRewrite,
        `${CodeActionKind.SourceFixAll}.phonepki`,
      ],
    },
  }),
  register(session) {
    session.connection.onCodeAction(({ textDocument, range, context }, token) =>
      session.answer('Code actions', textDocument.uri, [], token, async (opened) => {
        const { document, model, settings } = opened;
        const { only } = context;
        const span = fromRange(document, range);
        const offers = await slotActions(session, opened, span, context);
        if (session.lint.isExcluded(document.uri, settings)) {
          return offers;
        }
        const actions = codeActions(model, span, {
          lint: session.lint.optionsFor(settings),
          findings: judgeFile(session, document.uri, model, settings),
          canConfigure: session.changesSeverity,
          protectsKeys: session.protectsKeys,
          opensObjects: session.opensObjects,
          index: session.indexer.index,
          ...(only === undefined ? {} : { only }),
        }).flatMap(
          (action) => toCodeAction(document, action, context.diagnostics, session.capabilities) ?? [],
        );
        return [...actions, ...offers];
      }),
    );
  },
};

function toCodeAction(
  document: TextDocument,
  action: CoreCodeAction,
  diagnostics: readonly Diagnostic[],
  capabilities: ClientCapabilities,
): CodeAction | undefined {
  const { title, kind, isPreferred, configures, runs, mends } = action;
  if (configures !== undefined) {
    const argument = { uri: document.uri, ruleId: configures };
    return { title, kind, command: { title, command: ClientCommand.changeSeverity, arguments: [argument] } };
  }
  const mended = diagnostics.filter(({ code, range }) =>
    mends.some((finding) => finding.ruleId === code && finding.span.start === document.offsetAt(range.start)),
  );
  if (runs !== undefined) {
    const argument = argumentOf(document, runs.about);
    const command = { title, command: runs.command, arguments: [argument] };
    return { title, kind, command, ...(mended.length > 0 ? { diagnostics: mended } : {}) };
  }
  const edit = toWorkspaceEdit(document, action, capabilities);
  return (
    edit && {
      title,
      kind,
      edit,
      ...(isPreferred ? { isPreferred } : {}),
      ...(mended.length > 0 ? { diagnostics: mended } : {}),
    }
  );
}

function argumentOf(document: TextDocument, about: number | PlacedObject) {
  if (typeof about === 'number') {
    return { uri: document.uri, position: document.positionAt(about) };
  }
  const { uri, range, isBinary } = about;
  return { uri, range, isBinary };
}

/** `undefined` where the client cannot do it. */
function toWorkspaceEdit(
  document: TextDocument,
  { replacements, newFiles }: CoreCodeAction,
  { workspace }: ClientCapabilities,
): WorkspaceEdit | undefined {
  const { uri, version } = document;
  const edits = replacements.map(({ span, text }) => TextEdit.replace(toRange(document, span), text));
  const { documentChanges, resourceOperations } = workspace?.workspaceEdit ?? {};
  if (documentChanges !== true) {
    return newFiles.length === 0 ? { changes: { [uri]: edits } } : undefined;
  }
  if (newFiles.length > 0 && resourceOperations?.includes(ResourceOperationKind.Create) !== true) {
    return undefined;
  }
  const start = { line: 0, character: 0 };
  return {
    documentChanges: [
      ...newFiles.flatMap(({ suffix, text }) => {
        const created = neighbour(uri, suffix);
        return [
          CreateFile.create(created, { overwrite: false, ignoreIfExists: false }),
          TextDocumentEdit.create({ uri: created, version: null }, [TextEdit.insert(start, text)]),
        ];
      }),
      TextDocumentEdit.create({ uri, version }, edits),
    ],
  };
}

/** `…/chain.pem` and `-2` give `…/chain-2.pem`. */
function neighbour(uri: string, suffix: string): string {
  const [, stem = uri, extension = ''] = /^(.*?)(\.[^./]*)?$/.exec(uri) ?? [];
  return stem + suffix + extension;
}
