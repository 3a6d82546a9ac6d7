import { fileNameOf } from '../../../fileNameOf';
import type { IndexEntry } from '../../../workspace/indexEntry';
import { keyIdOf } from '../../../workspace/keyId';
import { findExtension } from '../../../x509/extension';
import { certificatesToPlace, definePlacedRule } from '../../placedIssuers';
import { atNode, inBlock } from '../../rule';

export const rule = definePlacedRule({
  severity: 'warning',
  title: 'a certificate without names that were asked for',
  why: 'Some CAs drop the alternative names of a request, and clients then refuse the server under those names.',
  fix: 'Have it issued again with the names, with `copy_extensions = copy` where OpenSSL is the CA, or with the names given anew.',
  citations: [
    { source: 'RFC 2986', section: '§4.1' },
    { source: 'RFC 2985', section: '§5.4.2' },
  ],
  *check(document) {
    const { surroundings } = document;
    for (const { block, certificate } of certificatesToPlace(document)) {
      const keyId = keyIdOf(certificate);
      const requests = surroundings.find('requestKey', keyId);
      if (requests.length === 0) {
        continue;
      }
      const certificates = surroundings.find('keyId', keyId).filter(({ kind }) => kind === 'certificate');
      const own = certificates.find(
        ({ uri, serialNumber }) => uri === surroundings.uri && serialNumber === certificate.serialNumber?.hex,
      );
      const request = requests.find((each) =>
        certificates.every(({ altNames }) => lostFrom(each, altNames).length > 0),
      );
      if (own !== undefined && request !== undefined) {
        const lost = lostFrom(request, own.altNames);
        const names = findExtension(certificate.extensions, '2.5.29.17')?.node ?? certificate.subject?.node;
        yield {
          place: inBlock(block, atNode(names ?? certificate.node)),
          message: `The request for this key in ${fileNameOf(request.uri)} asked for ${lost.join(', ')}, but the certificate does not have ${lost.length === 1 ? 'that name, and clients that use it' : 'those names, and clients that use them'} refuse the server. Have it issued again with all names.`,
          related: [{ entry: request, message: 'The request' }],
        };
      }
    }
  },
});

function lostFrom({ altNames }: IndexEntry, kept: readonly string[] | undefined): readonly string[] {
  const has = new Set(kept?.map((name) => name.toLowerCase()));
  return (altNames ?? []).filter((name) => !has.has(name.toLowerCase()));
}
