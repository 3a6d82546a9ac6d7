import { findExtensionValue } from '../../../x509/extension';
import { isCa, isHostCommonName } from '../../certificateFacts';
import { RFC } from '../../citations';
import { atNode, defineRule } from '../../rule';

export const rule = defineRule({
  appliesTo: ['certificate', 'certificateRequest'],
  severity: 'warning',
  title: 'the commonName is a host that the subjectAltName lacks',
  why: 'Where there is a subjectAltName clients compare with that alone: for the host in the commonName the certificate is refused.',
  fix: 'Have it issued again with the host in the subjectAltName, too.',
  citations: [RFC(9110, '§4.3.4'), RFC(2818, '§3.1')],
  *check(object) {
    const { extensions, subject } = object;
    const names = findExtensionValue(extensions, 'subjectAltName')?.names;
    if (names === undefined || names.length === 0 || (object.kind === 'certificate' && isCa(object))) {
      return;
    }
    const known = names.flatMap((name) =>
      name.kind === 'dNSName'
        ? [name.text?.text.toLowerCase()]
        : name.kind === 'iPAddress'
          ? [name.address]
          : [],
    );
    for (const attribute of subject?.rdns.flat() ?? []) {
      const { value, valueNode } = attribute;
      if (
        value !== undefined &&
        valueNode !== undefined &&
        isHostCommonName(attribute) &&
        !known.includes(value.text.toLowerCase())
      ) {
        yield {
          place: atNode(valueNode),
          message: `The commonName "${value.text}" looks like a host, but is not in the subjectAltName, the only place where clients look: for this host the ${object.kind === 'certificate' ? 'certificate' : 'certificate to come'} is refused. Add it to the subjectAltName.`,
        };
      }
    }
  },
});
