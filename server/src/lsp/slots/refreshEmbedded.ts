import { type CancellationToken, LSPErrorCodes, ResponseError } from 'vscode-languageserver';
import { CaError } from '../../ca/caError';
import { nameOf } from '../../ca/stores/fileStore';
import { titleOfTarget } from '../../core/phone/slots/slotTarget';
import { writeSlots } from '../../core/phone/slots/writeSlots';
import {
  type ListEmbeddedArguments,
  type ListEmbeddedResult,
  type RefreshEmbeddedArguments,
  type RefreshEmbeddedResult,
  SlotCommand,
} from '../../core/slotProtocol';
import { type Progress, refusing } from '../ca/caService';
import { defineCommand } from '../commands/command';
import type { Session } from '../session';
import { phoneConfigsWith } from '../workspace/phoneConfigs';
import { applyEdits } from './applyEdits';
import { factsOfPlan, idOfPlan, type PlannedCopy, planCopies } from './embeddedPlan';
import { readEmbedded, remember, workspaceFolderOf } from './embeddedStore';
import { checkTrust, copyOf } from './insertCertificate';
import { contentsFor, type PlannedContent } from './slotContents';
import { refusal, slotDocument } from './slotDocument';
import { pairProblem } from './slotPairs';
import { dryRunSchema, passPhraseSchema } from './slotSchemas';
import { slotWork } from './slotWork';

export const listEmbedded = defineCommand<ListEmbeddedArguments, ListEmbeddedResult>({
  id: SlotCommand.listEmbedded,
  description:
    'Lists the certificates in the phone configs of the workspace, where each came from, and whether that has a newer one.',
  schema: {
    type: 'object',
    properties: { uri: { type: 'string', description: 'URI of one config; all of them without.' } },
    required: [],
  },
  async run(session, { uri }, token, progress) {
    const plans = await plansOf(session, uri === undefined ? undefined : [uri], token, progress);
    return {
      copies: plans.map((plan) => {
        const facts = factsOfPlan(session, plan);
        const problem = plan.next && pairProblem(plan, plans);
        return problem === undefined ? facts : { ...facts, state: 'blocked', note: problem };
      }),
    };
  },
});

/** Of these files, or of every config of the workspace. */
export async function plansOf(
  session: Session,
  uris: readonly string[] | undefined,
  token: CancellationToken,
  progress?: Progress,
): Promise<readonly PlannedCopy[]> {
  await session.indexer.ready();
  const memories = new Map<string, Awaited<ReturnType<typeof readEmbedded>>>();
  const plans: PlannedCopy[] = [];
  for (const uri of uris ?? (await configUris(session, token))) {
    if (token.isCancellationRequested) {
      break;
    }
    progress?.report(nameOf(uri));
    const folder = workspaceFolderOf(session, uri);
    if (folder !== undefined && !memories.has(folder)) {
      const memory = await readEmbedded(session, folder);
      if (memory.problem !== undefined) {
        throw refusal(`Nothing was refreshed: ${memory.problem}`);
      }
      memories.set(folder, memory);
    }
    const copies = folder === undefined ? undefined : memories.get(folder)?.copies;
    const memory = folder === undefined || copies === undefined ? undefined : { folder, copies };
    plans.push(...(await planCopies(session, await slotDocument(session, uri), memory)));
  }
  return plans;
}

async function configUris(session: Session, token: CancellationToken): Promise<readonly string[]> {
  const uris: string[] = [];
  for await (const { document } of phoneConfigsWith(session, '', token)) {
    uris.push(document.uri);
  }
  return uris;
}

export const refreshEmbedded = defineCommand<RefreshEmbeddedArguments, RefreshEmbeddedResult>({
  id: SlotCommand.refreshEmbedded,
  description:
    'Puts the newer certificates into the phone configs, one file after the other, and raises their version items.',
  schema: {
    type: 'object',
    properties: {
      copies: { type: 'array', items: { type: 'string' }, description: 'Ids that listEmbedded gave.' },
      ...passPhraseSchema,
      ...dryRunSchema,
    },
    required: ['copies'],
  },
  run: (session, args, token, progress) =>
    refusing(async () => {
      checkTrust(session, args.dryRun === true ? 'preview' : 'write');
      const uris = [...new Set(args.copies.map((id) => id.slice(0, id.indexOf('|'))))];
      const result = {
        files: [] as string[],
        refreshed: 0,
        skipped: [] as string[],
        warnings: [] as string[],
      };
      for (const uri of uris) {
        if (token.isCancellationRequested) {
          result.skipped.push(`${nameOf(uri)} was not looked at: you stopped it.`);
          continue;
        }
        progress.report(nameOf(uri));
        const done = await refreshFile(session, uri, args, token).catch((error: unknown) =>
          failed(uri, error),
        );
        result.skipped.push(...done.skipped);
        result.warnings.push(...done.warnings);
        if (done.count > 0) {
          result.files.push(uri);
          result.refreshed += done.count;
        }
      }
      return result;
    }),
});

interface FileResult {
  readonly count: number;
  readonly skipped: readonly string[];
  readonly warnings: readonly string[];
}

/** What is in the way of one file holds up no other one. */
function failed(uri: string, error: unknown): FileResult {
  if (
    error instanceof CaError ||
    (error instanceof ResponseError && error.code !== LSPErrorCodes.RequestCancelled)
  ) {
    return { count: 0, skipped: [`${nameOf(uri)}: ${error.message}`], warnings: [] };
  }
  throw error;
}

/** All copies of one file in one step that can be undone. */
async function refreshFile(
  session: Session,
  uri: string,
  { copies, keyPassPhrase, passPhrase, dryRun }: RefreshEmbeddedArguments,
  token: CancellationToken,
): Promise<FileResult> {
  const wanted = copies.filter((id) => id.startsWith(`${uri}|`));
  const plans = await plansOf(session, [uri], token);
  const chosen = plans.filter((plan) => plan.next !== undefined && wanted.includes(idOfPlan(plan)));
  const [first] = chosen;
  const skipped = wanted
    .filter((id) => !chosen.some((plan) => idOfPlan(plan) === id))
    .map((id) => `${nameOf(uri)}, ${id.split('|')[1]}: it has changed meanwhile. Look at the list again.`);
  const usable = chosen.filter((plan) => {
    const problem = pairProblem(plan, chosen);
    if (problem !== undefined) {
      skipped.push(`${nameOf(uri)}, ${titleOfTarget(plan.slot.target)}: ${problem}`);
    }
    return problem === undefined;
  });
  if (first === undefined || usable.length === 0) {
    return { count: 0, skipped, warnings: [] };
  }
  const mode = dryRun === true ? 'preview' : 'write';
  const pass = {
    keyPassPhrase: await session.ca.passPhrase(keyPassPhrase),
    passPhrase: await session.ca.passPhrase(passPhrase),
  };
  const work = slotWork(session, token);
  const contents: { readonly content: PlannedContent; readonly plan: PlannedCopy }[] = [];
  for (const plan of usable) {
    const { next, madeWith, config, slot, copy } = plan;
    if (next !== undefined) {
      const [content] = await contentsFor(session, [next, ...madeWith], {
        config,
        slot: slot.target,
        use: copy?.madeWith === undefined ? 'object' : 'pkcs12',
        strength: copy?.strength ?? 'compatible',
        work,
        mode,
        ...pass,
      });
      if (content !== undefined) {
        contents.push({ content, plan });
      }
    }
  }
  if (mode === 'preview') {
    return { count: contents.length, skipped, warnings: [] };
  }
  const writing = writeSlots(
    first.config,
    contents.map(({ content }) => content),
  );
  if (writing.kind === 'refusal') {
    return { count: 0, skipped: [...skipped, `${nameOf(uri)}: ${writing.reason}`], warnings: [] };
  }
  await applyEdits(session, first.found, writing.replacements, 'Refresh embedded certificates');
  const folder = workspaceFolderOf(session, uri);
  if (folder !== undefined) {
    const written = contents.map(({ content, plan }) => copyOf(folder, uri, content, plan.copy?.strength));
    await remember(session, folder, written);
  }
  return {
    count: contents.length,
    skipped,
    warnings: writing.notes.map((note) => `${nameOf(uri)}: ${note}`),
  };
}
