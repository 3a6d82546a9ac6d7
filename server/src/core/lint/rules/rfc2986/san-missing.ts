import { findExtension } from '../../../x509/extension';
import { isHostCommonName } from '../../certificateFacts';
import { RFC } from '../../citations';
import { atNode, defineRule } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificateRequest',
  severity: 'information',
  title: 'a request for a host without subjectAltName',
  why: 'Most CAs copy what the request asks for: without a subjectAltName the certificate will name no host that clients look at.',
  fix: 'Make the request with `-addext subjectAltName=DNS:host.name`, or have the CA add the names.',
  citations: [RFC(2985, '§5.4.2'), RFC(9110, '§4.3.4')],
  *check({ subject, extensions }) {
    const attribute = subject?.rdns.flat().find(isHostCommonName);
    if (attribute?.value !== undefined && findExtension(extensions, '2.5.29.17') === undefined) {
      yield {
        place: atNode(attribute.valueNode ?? attribute.node),
        message: `This request is for the host "${attribute.value.text}" but asks for no subjectAltName; unless the CA adds one, clients refuse the certificate. Make it with \`-addext subjectAltName=DNS:${attribute.value.text}\`.`,
      };
    }
  },
});
