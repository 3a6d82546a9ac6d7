import { fileNameOf } from '../../../fileNameOf';
import { keyIdOf } from '../../../workspace/keyId';
import { definePlacedRule } from '../../placedIssuers';
import { certificatesBeside } from '../../placedKeys';
import { inBlock, PHONEPKI } from '../../rule';

export const rule = definePlacedRule({
  severity: 'warning',
  title: 'a request that was answered for another key',
  why: 'The certificate beside the request is for another key, so it is not the answer: the device that made the request cannot use it.',
  fix: 'Have this request signed, or remove it when it is no longer of use.',
  citations: [PHONEPKI('Keys and certificates'), { source: 'RFC 2986', section: '§3' }],
  *check(document) {
    for (const block of document.blocks) {
      const request = document.objectOf(block);
      const keyId = request.kind === 'certificateRequest' ? keyIdOf(request) : undefined;
      if (keyId === undefined) {
        continue;
      }
      const [first, ...others] = certificatesBeside(document);
      const isAnswered = document.surroundings
        .find('keyId', keyId)
        .some(({ kind }) => kind === 'certificate');
      if (!isAnswered && first !== undefined && others.every((each) => each.keyId !== keyId)) {
        yield {
          place: inBlock(block),
          message: `The certificate in ${fileNameOf(first.uri)} is for another key than this request, so it does not answer it. Have this request signed, or remove it when it is no longer of use.`,
          related: [{ entry: first, message: 'The certificate with another key' }],
        };
      }
    }
  },
});
