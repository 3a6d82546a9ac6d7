/** How certificates name SIP domains (RFC 5922 §7.1). */
import type { GeneralName } from '../x509/generalName';

export interface SipUri {
  readonly name: GeneralName;
  readonly scheme: 'sip' | 'sips';
  /** There is a part before an `@`: the URI names a person, not a domain. */
  readonly hasUser: boolean;
  /** What stands there in all. */
  readonly text: string;
}

const SIP = /^(sips?):([^?;]*)/i;

/** The SIP URIs among names, in their order. */
export function sipUris(names: readonly GeneralName[]): readonly SipUri[] {
  return names.flatMap((name) => {
    const text = name.kind === 'uniformResourceIdentifier' ? (name.text?.text ?? '') : '';
    const [, scheme, rest = ''] = SIP.exec(text) ?? [];
    return scheme === undefined
      ? []
      : [
          {
            name,
            scheme: scheme.toLowerCase() as SipUri['scheme'],
            hasUser: rest.includes('@'),
            text,
          },
        ];
  });
}

/** The URI names a domain as RFC 5922 wants it. */
export function isSipDomain({ scheme, hasUser }: SipUri): boolean {
  return scheme === 'sip' && !hasUser;
}

/** id-kp-sipDomain (RFC 5924 §4.1). */
export const SIP_DOMAIN_PURPOSE = '1.3.6.1.5.5.7.3.20';
