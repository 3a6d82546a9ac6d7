/** What there is to say about an object, as plain text: whoever shows it escapes it for its own medium. */
import type { DerNode } from '../der/readDer';

export type Severity = 'ok' | 'warn' | 'bad';

export interface DescriptionRow {
  readonly label: string;
  readonly value: string;
  /** A few words that belong to the value but are not it: `12 days ago`, `critical`. */
  readonly note?: string;
  readonly severity?: Severity;
  /** The bytes that the row is about. */
  readonly node?: DerNode | undefined;
}

export interface DescriptionSection {
  readonly title: string;
  readonly rows: readonly DescriptionRow[];
}

export interface Description {
  /** Whom or what the object is about: `CN=Root CA`. */
  readonly title: string;
  /** `CA certificate`, `certificate request`, … */
  readonly kindName: string;
  /** Short facts for one line, most telling first. */
  readonly facts: readonly string[];
  readonly sections: readonly DescriptionSection[];
}

export interface DescribeOptions {
  /** Milliseconds since 1970. */
  readonly now: number;
}
