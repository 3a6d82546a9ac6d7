/** What the suite and the harness tell each other, in files beside the workspace. */
import type { TestResult } from './suite';

/** `results.json`, written by the suite. */
export interface Report {
  readonly finished: boolean;
  readonly results: readonly TestResult[];
}

/** `expected.json`: what another implementation says of the certificate in `sample/ca.crt`. */
export interface ExpectedCertificate {
  readonly serialNumber: string;
  readonly sha256: string;
  readonly sha1: string;
  readonly md5: string;
  /** The day, such as 2033-11-18. */
  readonly expires: string;
}
