import { knownValue } from '../../../phone/phoneConfig';
import { definePhoneRule, SPECTRALINK_CUSTOM } from '../../phoneRule';
import { atText } from '../../rule';

export const rule = definePhoneRule({
  dialects: ['ucsoftware'],
  severity: 'warning',
  title: 'the name in certificates is not checked',
  why: 'Without the check, every certificate of a CA that the phone trusts passes for every server.',
  fix: 'Write 1, and give the server a certificate with the name that the phone is configured with.',
  citations: [SPECTRALINK_CUSTOM('Issuing Certificates')],
  *check({ config }) {
    for (const item of config.items) {
      if (
        /\.TLS\.(?:\w+\.)?strictCert\w*Validation\w*$/.test(item.name) &&
        knownValue(config, item) === '0'
      ) {
        yield {
          place: atText(item.valueSpan),
          message:
            'With 0 any server with a certificate of a trusted CA can pass for this one. Write 1, and issue the server a certificate with the name that is configured.',
          data: { write: '1' },
        };
      }
    }
  },
});
