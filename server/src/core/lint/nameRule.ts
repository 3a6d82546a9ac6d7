import { oidName } from '../der/oids';
import type { DerText } from '../der/strings';
import type { NameAttribute } from '../x509/name';
import { isSelfIssued } from './certificateFacts';
import { atNode, type Citation, defineRule, type Finding, type Rule } from './rule';
import type { Severity } from './severity';
import type { NameSubject } from './subjects';

interface NameRule {
  readonly severity: Severity;
  readonly title: string;
  readonly why: string;
  readonly fix: string;
  readonly citations: readonly [Citation, ...Citation[]];
  /** Only attributes of these types. */
  readonly types?: ReadonlySet<string>;
  /** What is wrong with the value: sentences, or `undefined` where nothing is. */
  readonly fault: (
    value: DerText,
    attribute: NameAttribute,
  ) => string | { readonly message: string; readonly severity: Severity } | undefined;
}

/**
 * A rule on the text of each attribute of a name. The issuer of a self-issued certificate is its subject again,
 * so it is not looked at twice. The CA may still mend what stands in a request.
 */
export function defineNameRule({ types, fault, ...rest }: NameRule): Rule {
  return defineRule({
    ...rest,
    appliesTo: 'name',
    *check(subject): Iterable<Finding> {
      if (isRepeated(subject)) {
        return;
      }
      for (const rdn of subject.name.rdns) {
        for (const attribute of rdn) {
          const { value, valueNode, type } = attribute;
          if (value === undefined || valueNode === undefined || types?.has(type) === false) {
            continue;
          }
          const found = fault(value, attribute);
          if (found !== undefined) {
            const { message, severity } =
              typeof found === 'string' ? { message: found, severity: rest.severity } : found;
            const isMild = subject.owner.kind === 'certificateRequest' && severity === 'error';
            yield { place: atNode(valueNode), message, severity: isMild ? 'warning' : severity };
          }
        }
      }
    },
  });
}

export function isRepeated({ role, owner }: NameSubject): boolean {
  return role === 'issuer' && owner.kind === 'certificate' && isSelfIssued(owner);
}

/** `commonName`, or the OID of an attribute that has no name. */
export function attributeName({ type }: NameAttribute): string {
  return oidName(type) ?? type;
}
