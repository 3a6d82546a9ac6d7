/** Takes the root out of a chain: whoever is to trust it has it already, and it lengthens every handshake. */
import { sha256 } from '@noble/hashes/sha2.js';
import { toHex } from '../../der/values';
import { type DocumentModel, objectOf } from '../../documentModel';
import { spanOfBlock } from '../../encoding/encoded';
import { isAnchor } from '../../lint/certificateFacts';
import { chainIn } from '../../lint/fileChain';
import { fileObjects } from '../../lint/fileObjects';
import type { Span } from '../../text';
import type { WorkspaceIndex } from '../../workspace/workspaceIndex';
import { isEditable } from './blockText';
import type { Join } from './join';

/** Only where the workspace has it elsewhere, too, so that nothing is lost. */
export function rootRemovals(model: DocumentModel, span: Span, index: WorkspaceIndex): readonly Join[] {
  const chain = chainIn(fileObjects(model));
  const root = chain.at(-1);
  const isTouched = chain.some(({ block }) => {
    const { start, end } = spanOfBlock(block);
    return start <= span.end && span.start <= end;
  });
  if (model.host !== 'pem' || root === undefined || chain.length < 2 || !isTouched) {
    return [];
  }
  const { block, certificate } = root;
  const here = model.blocks.filter(({ encoded }) => objectOf(encoded) === certificate).length;
  const known = index.find('sha256', toHex(sha256(certificate.bytes))).length;
  const { start, end } = spanOfBlock(block);
  const rest = /^[ \t]*(?:\r\n|\r|\n|$)/.exec(model.text.slice(end, end + 200))?.[0].length ?? 0;
  return isAnchor(certificate) && known > here && isEditable(block)
    ? [
        {
          title: 'Remove the root certificate from this chain',
          replacements: [{ span: { start, end: end + rest }, text: '' }],
        },
      ]
    : [];
}
