import { spanOfBlock } from '../../../encoding/encoded';
import { atText, defineRule, RFC_7468 } from '../../rule';
import { dumpBefore } from '../../textDump';

export const rule = defineRule({
  appliesTo: 'document',
  severity: 'hint',
  severityFor: { 'spectralink-8400': 'information', innovaphone: 'information' },
  title: 'the decoded text of openssl stands above the block',
  why: 'Text before the armor is allowed, but nobody checks that it says the same as the base64, and devices with simple parsers do not skip it.',
  fix: 'Remove the text; the hover shows the same.',
  citations: [RFC_7468('§2'), RFC_7468('§5.2')],
  *check({ text, host, blocks }) {
    if (host !== 'pem') {
      return;
    }
    let from = 0;
    for (const block of blocks) {
      const dump = dumpBefore(text, from, block.start);
      if (dump !== undefined) {
        yield {
          place: atText(dump),
          message:
            'This text was printed by openssl. It may say something else than the block below, and simple parsers in devices do not skip it. Remove it before you give the file to a device.',
          tags: ['unnecessary'],
        };
      }
      from = spanOfBlock(block).end;
    }
  },
});
