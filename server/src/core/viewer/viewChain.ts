/** The chain of a certificate within its file; each step is proven by the signature. */
import { createPool } from '../chain/certificatePool';
import { isSelfSigned, issuersOf } from '../chain/issuersOf';
import { nameTitle } from '../describe/describeName';
import { visible } from '../markdown';
import type { ViewLink } from '../viewProtocol';
import type { Certificate } from '../x509/certificate';
import type { FileObject } from './fileObjects';
import { certificateRole, titleOf, withoutType } from './titles';
import { validityOf } from './viewValidity';

/** Chains longer than this are not drawn: real ones have three or four certificates. */
const MAX_LINKS = 20;

/** From the top to the certificate itself; empty for anything else. */
export function viewChain(
  objects: readonly FileObject[],
  id: number,
  options: { readonly now: number },
): readonly ViewLink[] {
  const shown = objects[id]?.object;
  if (shown?.kind !== 'certificate') {
    return [];
  }
  const ids = new Map<Certificate, number>();
  for (const [at, { object }] of objects.entries()) {
    if (object.kind === 'certificate') {
      ids.set(object, at);
    }
  }
  const pool = createPool([...ids.keys()]);
  const links: ViewLink[] = [];
  const seen = new Set<Certificate>();
  let top: Certificate = shown;
  for (;;) {
    seen.add(top);
    links.unshift(toLink(top, ids.get(top) ?? id, options));
    if (isSelfSigned(top) || links.length >= MAX_LINKS) {
      return links;
    }
    const best = issuersOf(top, pool).find(({ certificate }) => !seen.has(certificate));
    if (best === undefined || best.signature === 'bad') {
      return [
        missing(top, best === undefined ? 'not in this file' : 'another of this name is here'),
        ...links,
      ];
    }
    top = best.certificate;
  }
}

function missing({ issuer }: Certificate, note: string): ViewLink {
  const title = withoutType(nameTitle(issuer) ?? 'unknown issuer');
  return { title: visible(title), role: 'issuer', note, tone: 'neutral' };
}

function toLink(certificate: Certificate, object: number, options: { readonly now: number }): ViewLink {
  const validity = validityOf(certificate, options);
  return {
    object,
    title: visible(titleOf(certificate, options)),
    role: certificateRole(certificate),
    note: validity?.remark ?? 'validity unreadable',
    tone: validity?.tone ?? 'bad',
  };
}
