/** Which findings belong to an object of a file, and to which of its rows. */

import type { DerNode } from '../der/readDer';
import type { DescriptionRow } from '../describe/description';
import { spanInText, spanOfBlock } from '../encoding/encoded';
import type { PlacedFinding } from '../lint/runRules';
import { SEVERITIES } from '../lint/severity';
import type { Span } from '../text';
import type { ViewFinding, ViewSeverity } from '../viewProtocol';
import { type FileObject, nodeOf } from './fileObjects';

/** The findings about one object of a file, those about what it holds not among them. */
export function findingsOf(
  objects: readonly FileObject[],
  id: number,
  findings: readonly PlacedFinding[],
): readonly PlacedFinding[] {
  return findings.filter((finding) => ownerOf(objects, finding) === id);
}

/** The object with the fewest characters around the finding. */
function ownerOf(objects: readonly FileObject[], finding: PlacedFinding): number {
  let best = -1;
  let length = Number.POSITIVE_INFINITY;
  for (const [id, file] of objects.entries()) {
    const span = spanOf(file, file.container === undefined ? undefined : nodeOf(file.object));
    const isOwn = file.block.encoded === finding.block?.encoded && file.block.start === finding.block.start;
    if (isOwn && span !== undefined && contains(span, finding.span) && span.end - span.start < length) {
      best = id;
      length = span.end - span.start;
    }
  }
  return best;
}

/** The characters of a value; all of the block where none is given, nothing where it was put together from others. */
function spanOf({ block }: FileObject, node: DerNode | undefined): Span | undefined {
  if (node === undefined) {
    return spanOfBlock(block);
  }
  return node.bytes === block.encoded.bytes ? spanInText(block, node) : undefined;
}

function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** The row with the fewest characters around each finding, by the index of the finding; `undefined` where none has. */
export function rowsOfFindings(
  file: FileObject,
  rows: readonly DescriptionRow[],
  findings: readonly PlacedFinding[],
): readonly (DescriptionRow | undefined)[] {
  const spans = rows.flatMap((row) => {
    const span = row.node === undefined ? undefined : spanOf(file, row.node);
    return span === undefined ? [] : [{ row, span }];
  });
  return findings.map((finding) => {
    let best: (typeof spans)[number] | undefined;
    for (const each of spans) {
      const isSmaller =
        best === undefined || each.span.end - each.span.start < best.span.end - best.span.start;
      if (contains(each.span, finding.span) && isSmaller) {
        best = each;
      }
    }
    return best?.row;
  });
}

export function toViewFinding({ severity, message, ruleId }: PlacedFinding): ViewFinding {
  return { severity, message, rule: ruleId };
}

/** Worst first. */
export function countBySeverity(
  findings: readonly PlacedFinding[],
): readonly (readonly [ViewSeverity, number])[] {
  return SEVERITIES.map(
    (severity) => [severity, findings.filter((finding) => finding.severity === severity).length] as const,
  ).filter(([, count]) => count > 0);
}
