/** The language that suits a phone config; editors open many of them as properties or plain text. */
import type { DocumentModel } from '../documentModel';
import { phoneConfigOf } from '../phone/phoneDocument';

/** Languages that an extension alone decided on. */
const BY_EXTENSION: ReadonlySet<string> = new Set(['properties', 'ini', 'plaintext', 'cfg', 'conf']);

/** `undefined` where the document is none, or its language is as good. */
export function suggestLanguage(model: DocumentModel): string | undefined {
  const config = BY_EXTENSION.has(model.languageId) ? phoneConfigOf(model) : undefined;
  return config === undefined
    ? undefined
    : config.xml !== undefined
      ? 'xml'
      : config.kind === 'script'
        ? 'innovaphone-script'
        : undefined;
}
