import type { DerTime } from '../der/time';
import { atNode, type Citation, defineRule, type Finding, type Rule } from './rule';
import type { Severity } from './severity';

interface TimeRule {
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly citations: readonly [Citation, ...Citation[]];
  /** What is wrong: sentences, or `undefined` where nothing is. */
  readonly fault: (time: DerTime) => string | undefined;
}

/** A rule on every time of a certificate or CRL, by how it is written. */
export function defineTimeRule({ fault, ...rest }: TimeRule): Rule {
  return defineRule({
    ...rest,
    appliesTo: ['certificate', 'certificateList'],
    *check(object): Iterable<Finding> {
      const times =
        object.kind === 'certificate'
          ? [object.validity?.notBefore, object.validity?.notAfter]
          : [
              object.thisUpdate,
              object.nextUpdate,
              ...object.revoked.map(({ revocationDate }) => revocationDate),
            ];
      for (const time of times) {
        const message = time === undefined ? undefined : fault(time);
        if (time !== undefined && message !== undefined) {
          yield { place: atNode(time.node), message };
        }
      }
    },
  });
}
