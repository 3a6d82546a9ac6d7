import { keyIdOf } from '../../../workspace/keyId';
import { definePlacedRule } from '../../placedIssuers';
import { certificatesBeside } from '../../placedKeys';
import { inBlock, PHONEPKI } from '../../rule';

export const rule = definePlacedRule({
  severity: 'hint',
  title: 'a request without a certificate',
  why: 'No certificate of the workspace has the key of the request: it waits for a CA, or its certificate was never brought back.',
  fix: 'Sign it with a CA of the workspace, or import the certificate that another CA made of it.',
  citations: [PHONEPKI('Keys and certificates')],
  *check(document) {
    const { surroundings } = document;
    if (!surroundings.isComplete) {
      return;
    }
    for (const block of document.blocks) {
      const request = document.objectOf(block);
      const keyId = request.kind === 'certificateRequest' ? keyIdOf(request) : undefined;
      const isOpen =
        keyId !== undefined &&
        certificatesBeside(document).length === 0 &&
        !surroundings.find('keyId', keyId).some(({ kind }) => kind === 'certificate');
      if (isOpen) {
        yield {
          place: inBlock(block),
          message:
            'No certificate of the workspace has the key of this request: it waits for its CA. Sign it with a CA of the workspace, or import the certificate that another CA made of it.',
        };
      }
    }
  },
});
