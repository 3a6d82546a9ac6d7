import { RFC } from '../../citations';
import { CERTIFICATES_AND_REQUESTS, defineExtensionRule } from '../../extensionRule';
import { labelFault } from '../../hostNameSyntax';
import { atNode, RFC_5280 } from '../../rule';

/** Local part, `@`, domain or address literal; no display name, no comment (RFC 2821 §4.1.2). */
const MAILBOX = /^(?:[^\s@<>()[\],;:\\"]+|"(?:[^"\\]|\\.)*")@(\[[^\]\s]+\]|[^@\s<>()]+)$/;

export const rule = defineExtensionRule({
  kind: 'subjectAltName',
  roles: CERTIFICATES_AND_REQUESTS,
  severity: 'error',
  title: 'an rfc822Name that is no e-mail address',
  why: 'It holds the bare address. Mail programs compare it with the sender, and no sender looks like this.',
  fix: 'Have it issued again with the address alone, as in `email:user@example.test`.',
  citations: [RFC_5280('§4.2.1.6'), RFC(2821, '§4.1.2')],
  *check({ names }) {
    for (const name of names) {
      const text = name.kind === 'rfc822Name' && name.text?.valid === true ? name.text.text : '';
      const domain = MAILBOX.exec(text)?.[1];
      if (
        text !== '' &&
        (domain === undefined || (!domain.startsWith('[') && labelFault(domain) !== undefined))
      ) {
        yield {
          place: atNode(name.node),
          message: `The rfc822Name "${text}" is not a bare e-mail address, so mail programs find no match. Have it made again as user@domain, without name and angle brackets.`,
        };
      }
    }
  },
});
