/** Makes the rows of a description. */
import { cappedText, safeText } from '../asn1/safeText';
import type { DerNode } from '../der/readDer';
import { type ObjectProblem, problemText } from '../x509/objectProblem';
import type { DescriptionRow, DescriptionSection, Severity } from './description';
import { line, type OutlineLine, toOneLine } from './outlineLine';

/** Characters of a value in one line. */
const MAX_VALUE = 600;
/** Problems in a hover. */
const MAX_PROBLEMS = 8;

export interface RowExtras {
  readonly note?: string | undefined;
  readonly severity?: Severity | undefined;
  readonly node?: DerNode | undefined;
}

export function row(label: string, value: string, extras: RowExtras = {}): DescriptionRow {
  const short = cappedText(value, MAX_VALUE);
  return { label, value: short, ...extras, ...(short === value ? {} : { lines: [line(value)] }) };
}

/** A row whose value is lines; in one line they stand side by side. */
export function linesRow(
  label: string,
  lines: readonly OutlineLine[],
  extras: RowExtras = {},
): DescriptionRow {
  const whole = toOneLine(lines).replaceAll('\n', '');
  return { label, value: cappedText(whole, MAX_VALUE), ...extras, lines };
}

/** Octets: how many in one line, all of them in full. */
export function octetsRow(
  label: string,
  octets: Uint8Array,
  hexOf: (octets: Uint8Array) => string,
): DescriptionRow {
  return { label, value: `${octets.length} octets`, lines: [line(hexOf(octets))] };
}

export function problemSection(problems: readonly ObjectProblem[], most = MAX_PROBLEMS): DescriptionSection {
  const rows = problems.slice(0, most).map(
    (problem): DescriptionRow => ({
      label: problem.field,
      value: safeText(problemText(problem)),
      severity: 'bad',
      node: problem.node,
    }),
  );
  if (problems.length > most) {
    rows.push({ label: '…', value: `${problems.length - most} more` });
  }
  return { title: 'Problems', rows };
}
