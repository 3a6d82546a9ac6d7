/** What can be done with a certificate item, offered where it stands: each runs a command of the client. */
import {
  type CodeAction,
  type CodeActionContext,
  CodeActionKind,
  type CodeLens,
  type Command,
  type Diagnostic,
} from 'vscode-languageserver';
import { nameOf } from '../../ca/stores/fileStore';
import { dateText } from '../../core/describe/dates';
import { phoneConfigOf } from '../../core/phone/phoneDocument';
import { type ReadSlot, readPresentSlots } from '../../core/phone/slots/readSlots';
import { isWritable, titleOfTarget } from '../../core/phone/slots/slotTarget';
import { SlotClientCommand, type SlotPlace } from '../../core/slotProtocol';
import type { Span } from '../../core/text';
import type { OpenDocument, Session } from '../session';
import { factsOfPlan, planCopies } from './embeddedPlan';
import { readEmbedded, workspaceFolderOf } from './embeddedStore';

function commandFor(title: string, command: string, place: SlotPlace & { readonly title?: string }): Command {
  return { title, command, arguments: [place] };
}

/** Above each item that is there and empty. */
export function slotLenses({ insertsCertificates }: Session, { document, model }: OpenDocument): CodeLens[] {
  const config = phoneConfigOf(model);
  return insertsCertificates && config !== undefined
    ? readPresentSlots(model)
        .filter((slot) => !slot.isFilled && isWritable(config, slot))
        .map(({ item, target }) => {
          const start = document.positionAt(item?.span.start ?? 0);
          return {
            range: { start, end: start },
            command: commandFor('Insert certificate…', SlotClientCommand.insert, {
              uri: document.uri,
              slot: target,
            }),
          };
        })
    : [];
}

export async function slotActions(
  session: Session,
  opened: OpenDocument,
  span: Span,
  { only, diagnostics }: CodeActionContext,
): Promise<CodeAction[]> {
  const slot = session.insertsCertificates ? slotMeeting(opened, span) : undefined;
  if (slot === undefined) {
    return [];
  }
  const { uri } = opened.document;
  const title = titleOfTarget(slot.target);
  const place: SlotPlace = { uri, slot: slot.target };
  const action = (words: string, command: string): CodeAction => ({
    title: words,
    kind: CodeActionKind.RefactorRewrite,
    command: commandFor(words, command, place),
  });
  const { isTrusted } = session.ca;
  const config = phoneConfigOf(opened.model);
  const canWrite = config !== undefined && isWritable(config, slot);
  const isPkcs12 = slot.holds.some(({ object }) => object.kind === 'pkcs12');
  const outdated = diagnostics.filter(({ code }) => code === OUTDATED);
  const actions = [
    ...(isTrusted ? await refreshing(session, opened, slot, outdated) : []),
    ...(isTrusted && canWrite
      ? [action(`Insert a certificate into ${title}…`, SlotClientCommand.insert)]
      : []),
    ...(slot.holds.length > 0 ? [action(`Extract what ${title} holds…`, SlotClientCommand.extract)] : []),
    ...(isTrusted && isPkcs12
      ? [action('Convert the PKCS #12 for this phone…', SlotClientCommand.convert)]
      : []),
  ];
  const isWanted = (kind: string) =>
    only === undefined || only.some((each) => kind === each || kind.startsWith(`${each}.`));
  return actions.filter(({ kind }) => isWanted(kind ?? ''));
}

/** The rule that says that a certificate was renewed. */
const OUTDATED = 'workspace/copy-outdated';

function slotMeeting({ model }: OpenDocument, span: Span): ReadSlot | undefined {
  return readPresentSlots(model).find(
    ({ item }) => item !== undefined && item.span.start <= span.end && span.start <= item.span.end,
  );
}

/** Where its source, or another file, has a newer one. */
async function refreshing(
  session: Session,
  { document, model }: OpenDocument,
  { target, holds }: ReadSlot,
  outdated: readonly Diagnostic[],
): Promise<CodeAction[]> {
  const folder = workspaceFolderOf(session, document.uri);
  if (holds.length !== 1) {
    return [];
  }
  const memory = folder === undefined ? undefined : await readEmbedded(session, folder);
  const known = folder === undefined || memory === undefined ? undefined : { folder, copies: memory.copies };
  const found = { uri: document.uri, document, model, config: phoneConfigOf(model), isOpen: true };
  const [plan] = await planCopies(session, found, known, target);
  if (plan?.next === undefined) {
    return [];
  }
  const { to, title } = factsOfPlan(session, plan);
  const until = to?.notAfter === undefined ? '' : `, valid until ${dateText(to.notAfter)}`;
  const words = `Refresh ${title} from ${nameOf(plan.next.uri)}${until}…`;
  return [
    {
      title: words,
      kind: outdated.length > 0 ? CodeActionKind.QuickFix : CodeActionKind.RefactorRewrite,
      ...(outdated.length > 0 ? { diagnostics: [...outdated] } : {}),
      isPreferred: true,
      command: commandFor(words, SlotClientCommand.refresh, { uri: document.uri, title }),
    },
  ];
}
