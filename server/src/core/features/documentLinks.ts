/** The files that a phone config names. */
import type { DocumentModel } from '../documentModel';
import { phoneConfigOf } from '../phone/phoneDocument';
import type { Span } from '../text';
import { hasPlaceholder } from '../xml/template';

export interface DocumentLink {
  readonly span: Span;
  /** Relative to the document, with slashes; or a URL. */
  readonly target: string;
  readonly tooltip: string;
}

/** A name with a variable in it, such as `[PHONE_MAC_ADDRESS].cfg`, is another file for each phone: no link. */
export function documentLinks(model: DocumentModel): readonly DocumentLink[] {
  const references = phoneConfigOf(model)?.references ?? [];
  return references
    .filter(({ path }) => !/[[\]<>"|?*]/.test(path) && !hasPlaceholder(path))
    .map(({ path, span, kind }) => ({
      span,
      target: path.replace(/\\/g, '/'),
      tooltip: kind === 'config' ? 'Open this config' : 'Open this software image',
    }));
}
