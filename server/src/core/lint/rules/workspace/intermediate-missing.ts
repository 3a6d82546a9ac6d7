import { fileNameOf } from '../../../fileNameOf';
import { isAnchor, isCa, isServerCertificate } from '../../certificateFacts';
import { chainIn } from '../../fileChain';
import { isKey } from '../../isKey';
import { atIssuer, certificatesToPlace, definePlacedRule, issuedElsewhere } from '../../placedIssuers';

export const rule = definePlacedRule({
  severity: 'warning',
  title: 'a chain in which an intermediate CA is missing',
  why: 'A server or device sends the certificates of its file; clients know the root only, and refuse a chain with a gap.',
  fix: 'Add the certificate of the intermediate CA, behind the one that it issued.',
  citations: [{ source: 'RFC 8446', section: '§4.4.2' }],
  *check(document) {
    const { blocks, objectOf, config } = document;
    const certificates = certificatesToPlace(document);
    const hasKey = blocks.some((block) => isKey(objectOf(block)));
    const leaf = certificates[0]?.certificate;
    const isForServer =
      leaf !== undefined && !isCa(leaf) && (certificates.length > 1 || (hasKey && isServerCertificate(leaf)));
    // Several end entities are a collection.
    const last = isForServer && config === undefined ? chainIn(document).at(-1) : undefined;
    for (const { block, certificate, issuers } of issuedElsewhere(document)) {
      const signers = issuers.filter(({ signature }) => signature === 'good');
      const [issuer] = signers;
      // Where a root made the signature as well, nothing is missing.
      const isMissing =
        certificate === last?.certificate && !signers.some((each) => isAnchor(each.certificate));
      if (issuer !== undefined && isMissing) {
        yield {
          place: atIssuer(block, certificate),
          message: `This chain lacks the intermediate CA "${issuer.entry.title}", which stands in ${fileNameOf(issuer.entry.uri)}: clients that know the root only refuse the chain. Add it behind the certificate that it issued.`,
          related: [{ entry: issuer.entry, message: 'The missing CA' }],
          data: { issuer: issuer.entry.id },
        };
      }
    }
  },
});
