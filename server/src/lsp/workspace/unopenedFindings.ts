/** Findings on files that nobody opened; those of open documents are the business of `diagnostics`. */
import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { DocumentModel } from '../../core/documentModel';
import { phoneConfigOf } from '../../core/phone/phoneDocument';
import type { Settings } from '../../core/protocol';
import { judgeFileSteps } from '../judgeFile';
import type { SessionParts } from '../session';
import { toDiagnostic } from '../toProtocol';

export interface UnopenedFindings {
  /** Something may have to be said of such a file. */
  isWanted(model: DocumentModel, settings: Settings): boolean;
  /** Block by block, so that the caller can pause. */
  check(document: TextDocument, model: DocumentModel, settings: Settings): Generator<undefined, void>;
  /** Nothing is to be said of the file any more; silent where nothing was. */
  clear(uri: string): void;
  /** Another part of the server speaks for the file from now on. */
  yield(uri: string): void;
  /** It no longer does; what it said stands until the file was checked, or is gone. */
  take(uri: string): void;
}

export function createUnopenedFindings(session: SessionParts): UnopenedFindings {
  const { connection, documents } = session;
  /** Files with findings. */
  const published = new Set<string>();

  function clear(uri: string): void {
    if (published.delete(uri) && documents.get(uri) === undefined) {
      void connection.sendDiagnostics({ uri, diagnostics: [] });
    }
  }

  return {
    isWanted,
    clear,
    yield: (uri) => published.delete(uri),
    take: (uri) => published.add(uri),
    *check(document, model, settings) {
      const { uri } = document;
      const findings = isWanted(model, settings) ? yield* judgeFileSteps(session, uri, model, settings) : [];
      if (findings.length === 0 || documents.get(uri) !== undefined) {
        clear(uri);
        return;
      }
      published.add(uri);
      void connection.sendDiagnostics({
        uri,
        diagnostics: findings.map((finding) => toDiagnostic(document, finding, session)),
      });
    },
  };
}

function isWanted(model: DocumentModel, { diagnostics }: Settings): boolean {
  return diagnostics.scope === 'workspace' && (model.blocks.length > 0 || phoneConfigOf(model) !== undefined);
}
