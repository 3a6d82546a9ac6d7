/** Limits of a device: for objects in its configs, and for all others once they are meant for it. */
import type { DialectId } from '../phone/phoneConfig';
import { defineRule, type Finding, inBlock, type LintContext, type Rule, type RuleOf } from './rule';
import type { PhoneSubject, Subjects } from './subjects';
import type { Target } from './targets';

/** The objects that devices are given. */
type DeviceKind = 'certificate' | 'certificateRequest' | 'cms' | 'pkcs12';
type DeviceObject<K extends DeviceKind> = Subjects[K];

interface DeviceRule<K extends DeviceKind>
  extends Omit<RuleOf<K>, 'appliesTo' | 'onlyFor' | 'severityFor' | 'check'> {
  readonly targets: readonly [Target, ...Target[]];
  readonly dialect: DialectId;
  readonly appliesTo: readonly K[];
  readonly check: (object: DeviceObject<K>, context: LintContext) => Iterable<Finding>;
}

/** Under its targets the device's rule looks at each object; otherwise only at those of its configs. */
export function defineDeviceRule<K extends DeviceKind>({
  targets,
  dialect,
  appliesTo,
  check,
  why,
  ...rest
}: DeviceRule<K>): Rule {
  const kinds: ReadonlySet<string> = new Set(appliesTo);
  const names = targets.map((target) => `\`${target}\``).join(' or ');
  return defineRule<DeviceKind | 'phoneConfig'>({
    ...rest,
    why: `${why} What stands in configs of the device is always looked at, all else where \`phonepki.profile\` or the profile of the CA names ${names}.`,
    appliesTo: [...appliesTo, 'phoneConfig'],
    *check(subject: Subjects[DeviceKind] | PhoneSubject, context): Iterable<Finding> {
      const isTarget = targets.some((target) => context.targets.includes(target));
      if (!('config' in subject)) {
        yield* isTarget ? check(subject as DeviceObject<K>, context) : [];
      } else if (!isTarget && subject.config.dialect.id === dialect) {
        for (const block of subject.blocks) {
          const object = subject.objectOf(block);
          for (const finding of kinds.has(object.kind) ? check(object as DeviceObject<K>, context) : []) {
            yield { ...finding, place: inBlock(block, finding.place) };
          }
        }
      }
    },
  });
}
