import { type CompletionItem, CompletionItemKind, InsertTextFormat, MarkupKind } from 'vscode-languageserver';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { type Completion, completionText, phoneCompletions } from '../../core/features/phone/phoneCompletion';
import type { Handler } from '../session';
import { toRange } from '../toProtocol';

const KINDS: Readonly<Record<Completion['kind'], CompletionItemKind>> = {
  item: CompletionItemKind.Property,
  value: CompletionItemKind.EnumMember,
  snippet: CompletionItemKind.Property,
};

export const completionHandler: Handler = {
  capabilities: () => ({
    completionProvider: { triggerCharacters: ['"', '<', '/', '.'], resolveProvider: true },
  }),
  register(session) {
    const { connection } = session;
    connection.onCompletion(({ textDocument, position }, token) =>
      session.answer('Completion', textDocument.uri, [], token, ({ document, model }) => {
        const hasSnippets =
          session.capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
        return phoneCompletions(model, document.offsetAt(position)).map((completion) =>
          toCompletionItem(document, completion, hasSnippets),
        );
      }),
    );
    connection.onCompletionResolve((item) => {
      const entry = item.data as Completion['entry'];
      const text = entry && completionText(entry.dialect, entry.name);
      const formats = session.capabilities.textDocument?.completion?.completionItem?.documentationFormat;
      const isMarkdown = formats?.includes(MarkupKind.Markdown) === true;
      return text === undefined
        ? item
        : {
            ...item,
            documentation: isMarkdown
              ? { kind: MarkupKind.Markdown, value: text.markdown }
              : { kind: MarkupKind.PlainText, value: text.plain },
          };
    });
  },
};

function toCompletionItem(
  document: TextDocument,
  { label, kind, detail, entry, span, insert, isSnippet }: Completion,
  hasSnippets: boolean,
): CompletionItem {
  return {
    label,
    kind: KINDS[kind],
    ...(detail === '' ? {} : { detail }),
    ...(entry === undefined ? {} : { data: entry }),
    filterText: document.getText(toRange(document, span)).startsWith('<') ? `<${label}` : label,
    insertTextFormat: isSnippet && hasSnippets ? InsertTextFormat.Snippet : InsertTextFormat.PlainText,
    textEdit: {
      range: toRange(document, span),
      newText: isSnippet && !hasSnippets ? insert.replace(/\$(?:\{[0-9]+:([^}]*)\}|[0-9]+)/g, '$1') : insert,
    },
  };
}
