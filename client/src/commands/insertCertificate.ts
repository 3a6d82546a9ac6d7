import * as vscode from 'vscode';
import type { Pkcs12Strength } from '../../../server/src/core/exportProtocol';
import {
  type InsertCertificateArguments,
  type InsertCertificateResult,
  type ListSlotSourcesArguments,
  type ListSlotSourcesResult,
  type ListSlotsArguments,
  type ListSlotsResult,
  SlotCommand,
  type SlotFacts,
  type SlotPlace,
  type SlotSource,
} from '../../../server/src/core/slotProtocol';
import { askNewPassPhraseFor, seal } from '../ca/passPhrases';
import {
  type Answer,
  askChoice,
  askText,
  fillIn,
  linesOfText,
  type Place,
  type Step,
  separator,
  step,
} from '../forms/form';
import { messages } from '../messages';
import { showConfig, slotPlace } from '../slots/slotPlace';
import { askAgreement, askSlot, askSource, askStrength } from '../slots/slotQuestions';
import type { Session } from '../startClient';
import { showDecoded } from '../views/decodedDocuments';
import { nameOfUri } from '../views/readFileAsBase64';
import { askServer } from './askServer';
import { askWithProgress } from './askWithProgress';
import type { Command } from './command';
import { issueOne } from './createCertificate';

const TITLE = 'Insert Certificate';

interface Answers {
  skeleton: string;
  slots: ListSlotsResult;
  slot: SlotFacts | undefined;
  source: SlotSource | undefined;
  keyPassPhrase: string;
  passPhrase: string;
  strength: Pkcs12Strength;
}

/** Puts a certificate, key or PKCS #12 of the workspace into an item of a phone config. */
export const insertCertificate: Command = async (session, given) => {
  const place = await slotPlace(given);
  if (place === undefined) {
    return;
  }
  await showConfig(place.uri);
  const slots = await listSlots(session, place);
  const { current } = slots;
  const answers: Answers = {
    skeleton: '',
    slots,
    slot: current === undefined ? undefined : slots.slots[current],
    source: undefined,
    keyPassPhrase: '',
    passPhrase: '',
    strength: 'compatible',
  };
  if (!(await fillIn(TITLE, answers, stepsFor(session, place, answers)))) {
    return;
  }
  const keyPassPhrase = await seal(session, answers.keyPassPhrase);
  const passPhrase = await seal(session, answers.passPhrase);
  const result = await askWithProgress<InsertCertificateResult>(
    session,
    TITLE,
    SlotCommand.insertCertificate,
    {
      ...argumentOf(place, answers),
      ...(keyPassPhrase === undefined ? {} : { keyPassPhrase }),
      ...(passPhrase === undefined ? {} : { passPhrase }),
    },
  );
  tell(result, place);
};

function listSlots(session: Session, place: ListSlotsArguments): Promise<ListSlotsResult> {
  return askServer<ListSlotsResult>(session, SlotCommand.listSlots, place);
}

function stepsFor(session: Session, place: SlotPlace, { slots, slot }: Answers): readonly Step<Answers>[] {
  const isPkcs12 = ({ source }: Answers) => source?.use === 'pkcs12';
  return [
    step(
      (_answers, at) => askSkeleton(at, slots),
      (answers, skeleton) => {
        answers.skeleton = skeleton;
      },
      () => slots.skeletons.length > 0,
    ),
    step(
      async (answers, at) => {
        const known =
          answers.skeleton === ''
            ? slots
            : await listSlots(session, { uri: place.uri, skeleton: answers.skeleton });
        return askSlot(at, known.slots, 'Which item?');
      },
      (answers, chosen) => {
        answers.slot = chosen;
      },
      () => slot === undefined,
    ),
    step(
      (answers, at) => chooseSource(session, at, place, answers),
      (answers, source) => {
        answers.source = source;
      },
    ),
    step(
      (_answers, at) => askText(at, { prompt: 'Pass phrase of the private key', isPassword: true }),
      (answers, passPhrase) => {
        answers.keyPassPhrase = passPhrase;
      },
      ({ source }) => source?.needsKeyPassPhrase === true,
    ),
    step(
      (_answers, at) =>
        askNewPassPhraseFor(
          at,
          'Pass phrase for the PKCS #12: the one that the phone, or its maker, opens it with',
        ),
      (answers, passPhrase) => {
        answers.passPhrase = passPhrase;
      },
      isPkcs12,
    ),
    step(
      (_answers, at) => askStrength(at),
      (answers, strength) => {
        answers.strength = strength;
      },
      isPkcs12,
    ),
    step(
      (answers, at) => summarise(session, at, place, answers),
      () => undefined,
    ),
  ];
}

function askSkeleton(at: Place, { skeletons }: ListSlotsResult): Promise<Answer<string>> {
  return askChoice(at, {
    placeholder: 'The file is empty. For which phones is it?',
    choices: skeletons.map(({ id, title }) => ({ label: title, value: id })),
  });
}

/** From the workspace; what is issued on the spot is offered first then. */
async function chooseSource(
  session: Session,
  at: Place,
  { uri }: SlotPlace,
  { slot, skeleton }: Answers,
): Promise<Answer<SlotSource>> {
  if (slot === undefined) {
    return undefined;
  }
  let files: readonly string[] = [];
  for (;;) {
    const argument: ListSlotSourcesArguments = {
      uri,
      slot: slot.slot,
      files,
      ...(skeleton === '' ? {} : { skeleton }),
    };
    const { sources } = await askServer<ListSlotSourcesResult>(
      session,
      SlotCommand.listSlotSources,
      argument,
    );
    const chosen = await askSource(at, sources, slot);
    if (chosen !== 'issue') {
      return chosen;
    }
    files = (await issueOne(session))?.files ?? files;
  }
}

function argumentOf(
  { uri }: SlotPlace,
  { slot, source, skeleton, strength }: Answers,
): InsertCertificateArguments {
  return {
    uri,
    ...(slot === undefined ? {} : { slot: slot.slot }),
    ...(skeleton === '' ? {} : { skeleton }),
    use: source?.use ?? 'object',
    sources: source?.sources ?? [],
    strength,
  };
}

async function summarise(
  session: Session,
  at: Place,
  place: SlotPlace,
  answers: Answers,
): Promise<Answer<true>> {
  const preview = await askServer<InsertCertificateResult>(session, SlotCommand.insertCertificate, {
    ...argumentOf(place, answers),
    dryRun: true,
  });
  const memory = preview.isRemembered
    ? 'Where it comes from is remembered in .phonepki/embedded.json, so that copies can be refreshed.'
    : 'Where it comes from is not remembered: the file lies in no folder of the workspace that can be written to.';
  return askAgreement(at, preview.title, preview, [
    ...linesOfText('$(info)', memory),
    ...(preview.steps.length === 0 ? [] : [separator('Then, at the phone')]),
    ...preview.steps.flatMap((text, index) => linesOfText(`${index + 1}.`, text)),
  ]);
}

function tell({ title, warnings, steps }: InsertCertificateResult, { uri }: SlotPlace): void {
  const show = 'What to Do at the Phone';
  const said = `${title}: done in the editor. Save ${nameOfUri(vscode.Uri.parse(uri, true))} to keep it.`;
  const say = warnings.length > 0 ? messages.showWarningMessage : messages.showInformationMessage;
  void say([said, ...warnings].join(' '), ...(steps.length === 0 ? [] : [show])).then(async (answer) => {
    if (answer === show) {
      const text = [title, '', ...steps.map((each, at) => `${at + 1}. ${each}`), ''].join('\n');
      await showDecoded({ kind: 'plain', name: 'At the phone', text });
    }
  });
}
