import { findExtensionValue } from '../../../x509/extension';
import { isAnchor, isCa } from '../../certificateFacts';
import { atNode, defineRule, RFC_5280 } from '../../rule';

const EMAIL_ADDRESS = '1.2.840.113549.1.9.1';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'information',
  title: 'an e-mail address of the subject is not in the subjectAltName',
  why: 'Mail programs look for addresses in the subjectAltName; the attribute in the subject is only kept for old ones.',
  fix: 'Add the address to the subjectAltName as rfc822Name, or leave it out of the subject.',
  citations: [RFC_5280('§4.1.2.6')],
  *check(certificate) {
    if (isCa(certificate) || isAnchor(certificate)) {
      return;
    }
    const names = findExtensionValue(certificate.extensions, 'subjectAltName')?.names ?? [];
    const known = names.flatMap((name) =>
      name.kind === 'rfc822Name' ? [name.text?.text.toLowerCase()] : [],
    );
    for (const { type, value, valueNode } of certificate.subject?.rdns.flat() ?? []) {
      if (
        type === EMAIL_ADDRESS &&
        value !== undefined &&
        valueNode !== undefined &&
        !known.includes(value.text.toLowerCase())
      ) {
        yield {
          place: atNode(valueNode),
          message: `The e-mail address "${value.text}" stands in the subject only, where mail programs do not look for it. Add it to the subjectAltName, or leave it out of the subject.`,
        };
      }
    }
  },
});
