/** Limits of a device: for certificates in its configs, and for all others once they are meant for it. */
import type { DialectId } from '../phone/phoneConfig';
import type { Certificate } from '../x509/certificate';
import { certificatesIn } from './phoneRule';
import { defineRule, type Finding, inBlock, type LintContext, type Rule, type RuleOf } from './rule';
import type { PhoneSubject } from './subjects';
import type { Target } from './targets';

interface DeviceRule extends Omit<RuleOf<'certificate'>, 'appliesTo' | 'onlyFor' | 'severityFor'> {
  readonly target: Target;
  readonly dialect: DialectId;
}

/** Under its target the device's rule looks at each certificate; otherwise only at those of its configs. */
export function defineDeviceRule({ target, dialect, check, why, ...rest }: DeviceRule): Rule {
  return defineRule({
    ...rest,
    why: `${why} Certificates in configs of the device are always looked at, all others where \`phonepki.profile\` or the profile of the CA names \`${target}\`.`,
    appliesTo: ['certificate', 'phoneConfig'],
    check(subject: Certificate | PhoneSubject, context): Iterable<Finding> {
      const isTarget = context.targets.includes(target);
      if ('extensions' in subject) {
        return isTarget ? check(subject, context) : [];
      }
      return isTarget || subject.config.dialect.id !== dialect ? [] : inConfig(subject, check, context);
    },
  });
}

function* inConfig(
  subject: PhoneSubject,
  check: DeviceRule['check'],
  context: LintContext,
): Iterable<Finding> {
  for (const { block, certificate } of certificatesIn(subject)) {
    for (const finding of check(certificate, context)) {
      yield { ...finding, place: inBlock(block, finding.place) };
    }
  }
}
