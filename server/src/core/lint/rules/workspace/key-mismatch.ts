import { fileNameOf } from '../../../fileNameOf';
import type { IndexEntry } from '../../../workspace/indexEntry';
import { keyIdOf } from '../../../workspace/keyId';
import { stemOf } from '../../../workspace/stemOf';
import { definePlacedRule } from '../../placedIssuers';
import { certificatesBeside } from '../../placedKeys';
import { inBlock, PHONEPKI } from '../../rule';
import type { PlacedDocumentSubject } from '../../subjects';

export const rule = definePlacedRule({
  severity: 'error',
  title: 'a private key that is not that of the certificate with its name',
  why: 'Servers and devices refuse a certificate whose private key is another one.',
  fix: 'Put the key here that the certificate was issued for, or have a certificate issued for this key.',
  citations: [PHONEPKI('Keys and certificates'), { source: 'RFC 8446', section: '§4.4.3' }],
  *check(document) {
    const { blocks, objectOf, config } = document;
    const keys = blocks.filter((block) => objectOf(block).kind === 'privateKey');
    const [block] = keys;
    const isAlone = !blocks.some((each) => objectOf(each).kind === 'certificate');
    const keyId = block && keyIdOf(objectOf(block));
    if (block === undefined || keyId === undefined || keys.length > 1 || !isAlone || config !== undefined) {
      return;
    }
    const certificates = certificatesBeside(document);
    const [first] = certificates;
    if (first !== undefined && certificates.every((each) => isOfOtherKey(document, each, keyId))) {
      const { surroundings } = document;
      const other = surroundings.find('keyId', keyId).find(({ kind }) => kind === 'certificate');
      const waits = surroundings.find('requestKey', keyId).length > 0;
      const hint =
        other === undefined
          ? 'No certificate of the workspace has this key.'
          : `This is the key of "${other.title}" in ${fileNameOf(other.uri)}.`;
      yield {
        // A new key whose request waits for its CA, while the old certificate is still there.
        ...(waits ? { severity: 'warning' as const } : {}),
        place: inBlock(block),
        message: `This private key does not belong to the certificate "${first.title}" in ${fileNameOf(first.uri)}, so servers and devices refuse the two together. ${hint} Put the right key here, or have a certificate issued for this one.`,
        related: [
          { entry: first, message: 'The certificate with another key' },
          ...(other === undefined ? [] : [{ entry: other, message: 'The certificate of this key' }]),
        ],
      };
    }
  },
});

/** Neither the certificate nor what stands with it in its file has the key, in whatever order they are. */
function isOfOtherKey({ surroundings }: PlacedDocumentSubject, { uri }: IndexEntry, keyId: string): boolean {
  return surroundings
    .find('stem', stemOf(uri))
    .every(
      (each) =>
        each.uri !== uri || each.kind !== 'certificate' || (each.keyId !== undefined && each.keyId !== keyId),
    );
}
