import { RFC } from '../../citations';
import { defineExtensionRule } from '../../extensionRule';
import { atNode } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'sctList',
  severity: 'error',
  title: 'a precertificate with certificate timestamps',
  why: 'Timestamps are what logs answer to a precertificate, so it cannot hold them yet; they belong into the certificate.',
  fix: 'Have the precertificate made again without the list.',
  citations: [RFC(6962, '§3.1'), RFC(6962, '§3.3')],
  check: (_, { extension, extensions }) =>
    extensions.some(({ value }) => value.kind === 'ctPoison')
      ? [
          {
            place: atNode(extension.node),
            message:
              'This precertificate holds certificate timestamps, which logs only make of it; the timestamps of the certificate will not match. Have it made again without them.',
          },
        ]
      : [],
});
