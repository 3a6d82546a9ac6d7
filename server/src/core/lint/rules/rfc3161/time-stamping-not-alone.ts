import { isCa } from '../../certificateFacts';
import { RFC } from '../../citations';
import { defineExtensionRule } from '../../extensionRule';
import { atNode } from '../../rule';

const TIME_STAMPING = '1.3.6.1.5.5.7.3.8';

export const rule = defineExtensionRule({
  kind: 'extKeyUsage',
  severity: 'error',
  title: 'time stamping beside other purposes, or not critical',
  why: 'The key of a time stamping authority serves no other purpose, and its certificate says so in a critical extension; otherwise its time stamps are refused.',
  fix: 'Have it issued again with `extendedKeyUsage = critical, timeStamping`.',
  citations: [RFC(3161, '§2.3')],
  check({ purposes }, { extension, owner }) {
    const found = purposes.find(({ oid }) => oid === TIME_STAMPING);
    const isCaOwner = owner.kind === 'certificate' && isCa(owner);
    return found !== undefined && !isCaOwner && (purposes.length > 1 || !extension.critical)
      ? [
          {
            place: atNode(found.node),
            message: `This certificate is for time stamping, but ${purposes.length > 1 ? 'for other purposes, too' : 'its list of purposes is not critical'}: its time stamps are refused. Have it issued again with timeStamping alone, and critical.`,
          },
        ]
      : [];
  },
});
