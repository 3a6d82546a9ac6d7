/** The files that a phone config names. */
import type { DocumentModel } from '../documentModel';
import { certificateFiles, isUrl } from '../phone/certificateFiles';
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
  const config = phoneConfigOf(model);
  const references = config?.references ?? [];
  const certificates = config === undefined ? [] : certificateFiles(config);
  return [
    ...references
      .filter(({ path }) => !/[[\]<>"|?*]/.test(path) && !hasPlaceholder(path))
      .map(({ path, span, kind }) =>
        toLink(path, span, kind === 'config' ? 'Open this config' : 'Open this software image'),
      ),
    // Editors find URLs by themselves.
    ...certificates
      .filter(({ path }) => !isUrl(path))
      .map(({ path, span }) => toLink(path, span, 'Open this certificate')),
  ];
}

function toLink(path: string, span: Span, tooltip: string): DocumentLink {
  return { span, target: path.replace(/\\/g, '/'), tooltip };
}
