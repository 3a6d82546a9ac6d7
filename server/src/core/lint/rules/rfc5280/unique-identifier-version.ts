import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'error',
  title: 'a unique identifier in a certificate of version 1',
  why: 'Version 1 has no such field, so the certificate does not fit its own version.',
  fix: 'Have it issued again as version 3 and without the field.',
  citations: [RFC_5280('§4.1.2.8')],
  *check({ version, issuerUniqueId, subjectUniqueId }) {
    const node = issuerUniqueId ?? subjectUniqueId;
    if (version === 1 && node !== undefined) {
      yield {
        place: atNode(node),
        message:
          'This certificate is of version 1, which has no unique identifiers; programs that go by the version cannot read it. Have it issued again as version 3 and without this field.',
      };
    }
  },
});
