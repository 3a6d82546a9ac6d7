/**
 * Runs every rule over the blocks of a document. A rule that crashes becomes a finding of its own; the others go on.
 */
import { type DocumentModel, objectOf } from '../documentModel';
import type { Host } from '../encoding/armor';
import { type Block, type Encoded, spanInText, spanOfBlock } from '../encoding/encoded';
import { type Span, shifted } from '../text';
import type { Finding, LintContext, Place, Rule, Severity } from './rule';
import { rules } from './rules/index';

/** A finding with its place in the document. */
export interface PlacedFinding {
  readonly ruleId: string;
  readonly span: Span;
  readonly severity: Severity;
  readonly message: string;
  readonly tags: readonly ('deprecated' | 'unnecessary')[];
}

export type LintOptions = Omit<LintContext, 'host'>;

/** Beyond this nobody reads on, and editors slow down. */
export const MAX_FINDINGS = 1000;

interface Cache {
  readonly context: LintContext;
  /** Findings of a block as if it stood at the start of the text. */
  readonly known: WeakMap<Encoded, readonly PlacedFinding[]>;
}

const caches = new WeakMap<LintOptions, Map<Host, Cache>>();

function cacheOf(options: LintOptions, host: Host): Cache {
  let hosts = caches.get(options);
  if (hosts === undefined) {
    hosts = new Map();
    caches.set(options, hosts);
  }
  let cache = hosts.get(host);
  if (cache === undefined) {
    cache = { context: { ...options, host }, known: new WeakMap() };
    hosts.set(host, cache);
  }
  return cache;
}

/**
 * All findings, in the order of the text. As long as `options` is the same object, a block that was
 * looked at before is not looked at again.
 */
export function runRules(model: DocumentModel, options: LintOptions): readonly PlacedFinding[] {
  if (model.isTooLong) {
    return [tooLong(model)];
  }
  const { context, known } = cacheOf(options, model.host);
  const placed: PlacedFinding[] = [];
  for (const block of model.blocks) {
    let findings = known.get(block.encoded);
    if (findings === undefined) {
      findings = lintBlock({ start: 0, encoded: block.encoded }, context);
      known.set(block.encoded, findings);
    }
    for (const finding of findings) {
      placed.push({ ...finding, span: shifted(finding.span, block.start) });
    }
    if (placed.length >= MAX_FINDINGS) {
      placed.length = MAX_FINDINGS;
      placed.push(tooMany(block));
      break;
    }
  }
  return placed;
}

function lintBlock(block: Block, context: LintContext): readonly PlacedFinding[] {
  const into: PlacedFinding[] = [];
  for (const [ruleId, rule] of rules) {
    try {
      for (const finding of check(rule, block, context)) {
        into.push(place(block, ruleId, rule.severity, finding));
      }
    } catch (error) {
      into.push({
        ruleId: 'internal/rule-crashed',
        span: spanOfBlock(block),
        severity: 'information',
        message: `The rule ${ruleId} failed on this block and was left out (${error instanceof Error ? error.name : 'unknown'}). Please report it.`,
        tags: [],
      });
    }
  }
  return into;
}

function check(rule: Rule, block: Block, context: LintContext): Iterable<Finding> {
  const { encoded } = block;
  const object = objectOf(encoded);
  switch (rule.appliesTo) {
    case 'block':
      return rule.check({ encoded, object }, context);
    case 'certificate':
      return object.kind === 'certificate' ? rule.check({ encoded, certificate: object }, context) : [];
  }
}

function place(block: Block, ruleId: string, severity: Severity, finding: Finding): PlacedFinding {
  return {
    ruleId,
    span: spanOf(block, finding.place),
    severity: finding.severity ?? severity,
    message: finding.message,
    tags: finding.tags ?? [],
  };
}

function spanOf(block: Block, where: Place): Span {
  switch (where.kind) {
    case 'text':
      return shifted(where.span, block.start);
    case 'bytes':
      return spanInText(block, where.span);
    case 'whole':
      return spanOfBlock(block);
  }
}

function tooLong(model: DocumentModel): PlacedFinding {
  const lineEnd = model.text.slice(0, 1000).search(/[\r\n]|$/);
  return {
    ruleId: 'internal/document-too-long',
    span: { start: 0, end: lineEnd },
    severity: 'information',
    message: `This document has ${(model.text.length / 1e6).toFixed(1)} million characters and was not decoded. Raise "phonepki.limits.documentSize" to have it read.`,
    tags: [],
  };
}

function tooMany(block: Block): PlacedFinding {
  return {
    ruleId: 'internal/too-many-findings',
    span: spanOfBlock(block),
    severity: 'information',
    message: `More than ${MAX_FINDINGS} findings: what follows from here on was not checked.`,
    tags: [],
  };
}
