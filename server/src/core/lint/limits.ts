/** What is said where checking itself has come to its limits. */
import type { DocumentModel } from '../documentModel';
import { type Block, spanOfBlock } from '../encoding/encoded';
import { phoneConfigOf } from '../phone/phoneDocument';
import type { PlacedFinding } from './runRules';

const OF_OURS = { severity: 'information', tags: [], related: [], data: {} } as const;

export function crashed(
  ruleId: string,
  block: Block | undefined,
  error: unknown,
): Omit<PlacedFinding, 'block'> {
  return {
    ...OF_OURS,
    ruleId: 'internal/rule-crashed',
    span: block === undefined ? { start: 0, end: 0 } : spanOfBlock(block),
    message: `The rule ${ruleId} failed here and was left out (${error instanceof Error ? error.name : 'unknown'}). Please report it.`,
  };
}

export function tooLong(model: DocumentModel): PlacedFinding {
  const lineEnd = model.text.slice(0, 1000).search(/[\r\n]|$/);
  return {
    ...OF_OURS,
    ruleId: 'internal/document-too-long',
    span: { start: 0, end: lineEnd },
    message: `This document has ${(model.text.length / 1e6).toFixed(1)} million characters and was not decoded. Raise "phonepki.limits.documentSize" to have it read.`,
    block: undefined,
  };
}

/** Where the XML reader gave up: beyond what any phone reads. */
export function notReadCompletely(model: DocumentModel): readonly Omit<PlacedFinding, 'block'>[] {
  const stop = phoneConfigOf(model)?.xml?.problems.find(({ kind }) => kind === 'too-many-nodes');
  return stop === undefined
    ? []
    : [
        {
          ...OF_OURS,
          ruleId: 'internal/not-read-completely',
          span: stop.span,
          message: `More than ${Number(stop.detail)} elements and attributes: what follows from here on was not checked.`,
        },
      ];
}

export function tooMany(block: Block, most: number): PlacedFinding {
  return {
    ...OF_OURS,
    ruleId: 'internal/too-many-findings',
    span: spanOfBlock(block),
    message: `More than ${most} findings: what follows from here on was not checked.`,
    block,
  };
}
