/** What there is to say about an object, as plain text: whoever shows it escapes it for its own medium. */
import type { DerNode } from '../der/readDer';
import type { OutlineLine } from './outlineLine';

export type Severity = 'ok' | 'warn' | 'bad';

export interface DescriptionRow {
  readonly label: string;
  /** One line, cut where it is very long. */
  readonly value: string;
  /** A few words that belong to the value but are not it: `12 days ago`, `critical`. */
  readonly note?: string | undefined;
  readonly severity?: Severity | undefined;
  /** The whole value where one line does not hold it. */
  readonly lines?: readonly OutlineLine[] | undefined;
  /** The bytes that the row is about. */
  readonly node?: DerNode | undefined;
}

export interface DescriptionSection {
  /** Empty for the first one. */
  readonly title: string;
  readonly rows: readonly DescriptionRow[];
  /** Values to compare character by character, best shown in a fixed-width font. */
  readonly isCode?: boolean;
  /** Rows that were left out because of {@link DescribeOptions.maxRows}. */
  readonly left?: number;
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
  /** Where there are thousands of like rows no more are made; left out: as many as there are. */
  readonly maxRows?: number;
}

/** How much there is to be in a description: what fits a hover, or everything. */
export type Depth = 'summary' | 'full';
