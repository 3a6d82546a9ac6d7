/** Sources that rules cite besides those of `rule.ts`. */
import type { Citation } from './rule';

export const RFC = (number: number, section: string): Citation => ({ source: `RFC ${number}`, section });
/** CA/Browser Forum, Baseline Requirements for TLS server certificates. */
export const BASELINE = (section: string): Citation => ({
  source: 'CA/Browser Forum Baseline Requirements (TLS)',
  section,
});
export const NIST = (document: string, section: string): Citation => ({
  source: `NIST ${document}`,
  section,
});
