/** Which DHCP options the phones of a family get; how a server is told so is up to the writers beside this. */
import type { DhcpFamily } from '../../dhcpProtocol';

export type DhcpOption =
  /** A text in an option of its own; for all clients. */
  | { readonly kind: 'text'; readonly code: number; readonly text: string }
  /** Option 43 as a whole. */
  | { readonly kind: 'vendorBytes'; readonly bytes: Uint8Array }
  /** A text in a sub-option of option 43. */
  | { readonly kind: 'vendorText'; readonly code: number; readonly name: string; readonly text: string };

/** Names without blanks or quotes, whatever a person typed. */
export interface DhcpPlan {
  readonly family: DhcpFamily;
  readonly title: string;
  /** Beginnings of option 60 (vendor class identifier, RFC 2132 §9.13) of these phones; none: not told apart. */
  readonly vendorClasses: readonly string[];
  readonly options: readonly DhcpOption[];
  /** What a person should know, with its source; one sentence or two each. */
  readonly notes: readonly string[];
  readonly warnings: readonly string[];
}

export interface DhcpRefusal {
  readonly kind: 'refusal';
  /** What was not done, why, what to do. */
  readonly refusal: string;
}

export function refuse(reason: string): DhcpRefusal {
  return { kind: 'refusal', refusal: `Nothing was made: ${reason}` };
}

/** The number of octets that an option or sub-option can have (RFC 2132 §2). */
export const MAX_OCTETS = 255;
