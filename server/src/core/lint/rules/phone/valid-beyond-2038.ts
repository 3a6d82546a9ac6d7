import { dateOf } from '../../dates';
import { atNode, defineRule } from '../../rule';

/** The last second that 32 bits with sign count from 1970. */
const END_OF_CLOCK = 2 ** 31 * 1000;

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'hint',
  onlyFor: ['spectralink-8400', 'innovaphone', 'optipoint', 'openstage'],
  title: 'a certificate that is valid beyond the clock of old devices',
  why: 'Devices that count seconds in 32 bits end on 2038-01-19; some read a later date as one of 1901 and take the certificate for expired.',
  fix: 'Test it on the device, or let it end before 2038-01-19.',
  citations: [{ source: 'POSIX.1-2017', section: 'Base Definitions, §4.16' }],
  *check({ validity }) {
    const notAfter = validity?.notAfter;
    if (notAfter?.instant !== undefined && notAfter.instant >= END_OF_CLOCK) {
      yield {
        place: atNode(notAfter.node),
        message: `This certificate is valid until ${dateOf(notAfter.instant)}, beyond 2038-01-19, where clocks of 32 bits end: some devices take it for expired. Test it on the device, or let it end earlier.`,
      };
    }
  },
});
