import { isSelfIssued, isServerCertificate } from '../../certificateFacts';
import { SPECTRALINK_CUSTOM } from '../../phoneRule';
import { atNode, defineRule } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'warning',
  onlyFor: ['spectralink-8400'],
  title: 'issuer and subject of a server certificate are the same',
  why: 'For the handsets the issuer and the subject of a server certificate should differ: they are given the certificate of the CA, and the server shows another one.',
  fix: 'Make a root CA with a name of its own, and have it issue the server certificate.',
  citations: [SPECTRALINK_CUSTOM('Issuing Certificates')],
  *check(certificate) {
    const { issuer, node } = certificate;
    if (isServerCertificate(certificate) && isSelfIssued(certificate)) {
      yield {
        place: atNode(issuer?.node ?? node),
        message:
          'The issuer and the subject of this server certificate are the same name; for Spectralink 8400 handsets they should differ. Have it issued by a CA with a name of its own.',
      };
    }
  },
});
