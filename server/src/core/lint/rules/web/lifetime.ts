import { isServerCertificate } from '../../certificateFacts';
import { BASELINE } from '../../citations';
import { DAY, dateOf } from '../../dates';
import { atNode, defineRule } from '../../rule';

/** The most days for certificates that begin on that day or later. */
const SCHEDULE: readonly (readonly [from: number, days: number])[] = [
  [Date.UTC(2029, 2, 15), 47],
  [Date.UTC(2027, 2, 15), 100],
  [Date.UTC(2026, 2, 15), 200],
  [Date.UTC(2020, 8, 1), 398],
  [Number.NEGATIVE_INFINITY, 825],
];

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'error',
  onlyFor: ['web'],
  title: 'a server certificate that lives longer than browsers accept',
  why: 'The limit was 825 days, then 398; it is 200 for certificates that begin on 2026-03-15 or later, 100 from 2027-03-15 and 47 from 2029-03-15 on.',
  fix: 'Issue certificates for a shorter time, and renew them automatically.',
  citations: [BASELINE('§6.3.2')],
  *check(certificate) {
    const from = certificate.validity?.notBefore?.instant;
    const notAfter = certificate.validity?.notAfter;
    if (from === undefined || notAfter?.instant === undefined || !isServerCertificate(certificate)) {
      return;
    }
    const [, most] = SCHEDULE.find(([begin]) => from >= begin) ?? [0, 825];
    // Both ends count, so a day is over with its last second.
    const days = (notAfter.instant + 1000 - from) / DAY;
    if (days > most) {
      yield {
        place: atNode(notAfter.node),
        message: `This server certificate is valid for ${Math.ceil(days)} days, but browsers accept at most ${most} where it begins on ${dateOf(from)}. Issue it for a shorter time.`,
      };
    }
  },
});
