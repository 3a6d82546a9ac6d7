import type { Pkcs12Strength } from '../../../server/src/core/exportProtocol';
import {
  type ConvertPkcs12Arguments,
  type ConvertPkcs12Result,
  type ListSlotsResult,
  SlotCommand,
  type SlotFacts,
  type SlotPlace,
} from '../../../server/src/core/slotProtocol';
import { askNewPassPhraseFor, seal } from '../ca/passPhrases';
import { askFolder } from '../ca/questions';
import {
  type Answer,
  askChoice,
  askText,
  fillIn,
  type Place,
  type Step,
  separator,
  step,
} from '../forms/form';
import { messages } from '../messages';
import { showConfig, slotPlace } from '../slots/slotPlace';
import { askAgreement, askSlot, askStrength, pathOf } from '../slots/slotQuestions';
import type { Session } from '../startClient';
import { askServer } from './askServer';
import { askWithProgress } from './askWithProgress';
import type { Command } from './command';

const TITLE = 'Convert PKCS #12 for This Phone';

type Goal = 'handOver' | 'inPlace';

interface Answers {
  slot: SlotFacts | undefined;
  goal: Goal;
  passPhrase: string;
  newPassPhrase: string;
  strength: Pkcs12Strength;
  folder: string;
}

/** Puts the PKCS #12 of an item under the phone's pass phrase; where only the maker has that, prepares the hand-over. */
export const convertPkcs12: Command = async (session, given) => {
  const place = await slotPlace(given);
  if (place === undefined) {
    return;
  }
  await showConfig(place.uri);
  const slots = await askServer<ListSlotsResult>(session, SlotCommand.listSlots, place);
  const isOptipoint = slots.slots.some(({ title }) => title === '802.1x-certificate');
  const containers = slots.slots.filter(mayHoldContainer);
  if (containers.length === 0) {
    void messages.showInformationMessage(
      `Nothing was converted: no item of ${pathOf(place.uri)} holds a PKCS #12. Put one there with Insert Certificate first.`,
    );
    return;
  }
  const current = containers.find((slot) => slot === slots.slots[slots.current ?? -1]);
  const answers: Answers = {
    slot: current,
    goal: isOptipoint ? 'handOver' : 'inPlace',
    passPhrase: '',
    newPassPhrase: '',
    strength: 'compatible',
    folder: '',
  };
  if (!(await fillIn(TITLE, answers, stepsFor(session, place, { containers, isOptipoint, current })))) {
    return;
  }
  const passPhrase = await seal(session, answers.passPhrase);
  const newPassPhrase = await seal(session, answers.newPassPhrase);
  const argument = {
    ...argumentOf(place, answers),
    ...(passPhrase === undefined ? {} : { passPhrase }),
    ...(newPassPhrase === undefined ? {} : { newPassPhrase }),
  };
  const run = (rest: object) =>
    askWithProgress<ConvertPkcs12Result>(session, TITLE, SlotCommand.convertPkcs12, { ...argument, ...rest });
  const result = await run({}).catch((error: unknown) => replaceOrThrow(error, run));
  if (result !== undefined) {
    await tell(result);
  }
};

function mayHoldContainer({ holds, role }: SlotFacts): boolean {
  return holds !== '' && (role === 'pkcs12' || role === 'any');
}

interface Known {
  readonly containers: readonly SlotFacts[];
  readonly isOptipoint: boolean;
  readonly current: SlotFacts | undefined;
}

function stepsFor(
  session: Session,
  place: SlotPlace,
  { containers, isOptipoint, current }: Known,
): readonly Step<Answers>[] {
  const isInPlace = ({ goal }: Answers) => goal === 'inPlace';
  return [
    step(
      (_answers, at) => askSlot(at, containers, 'The PKCS #12 of which item?'),
      (answers, slot) => {
        answers.slot = slot;
      },
      () => current === undefined,
    ),
    step(
      (_answers, at) => askGoal(at),
      (answers, goal) => {
        answers.goal = goal;
      },
      () => isOptipoint,
    ),
    step(
      (_answers, at) =>
        askText(at, { prompt: 'Pass phrase that opens it now; empty where there is none', isPassword: true }),
      (answers, passPhrase) => {
        answers.passPhrase = passPhrase;
      },
    ),
    step(
      (_answers, at) => askNewPassPhraseFor(at, 'Pass phrase that the phone opens it with'),
      (answers, passPhrase) => {
        answers.newPassPhrase = passPhrase;
      },
      isInPlace,
    ),
    step(
      (_answers, at) => askStrength(at),
      (answers, strength) => {
        answers.strength = strength;
      },
      isInPlace,
    ),
    step(
      (_answers, at) => askFolder(at, 'Folder for what goes to the maker, within the workspace', 'hand-over'),
      (answers, folder) => {
        answers.folder = folder;
      },
      ({ goal }) => goal === 'handOver',
    ),
    step(
      async (answers, at) => {
        const preview = await askServer<ConvertPkcs12Result>(session, SlotCommand.convertPkcs12, {
          ...argumentOf(place, answers),
          dryRun: true,
        });
        const files = preview.files.map((uri) => ({ label: pathOf(uri) }));
        return askAgreement(at, preview.title, preview, [
          ...(files.length === 0 ? [] : [separator('Files')]),
          ...files,
        ]);
      },
      () => undefined,
    ),
  ];
}

function askGoal(at: Place): Promise<Answer<Goal>> {
  return askChoice<Goal>(at, {
    placeholder: 'The pass phrase of an optiPoint is built in and known to its maker alone.',
    choices: [
      {
        label: 'Prepare what the maker needs',
        detail: 'The .p12 and a note in a folder; the config stays as it is until the maker has converted it',
        value: 'handOver',
      },
      {
        label: 'Convert with the pass phrase of the phone',
        detail: 'For whoever has it: whether it is the right one cannot be told here',
        value: 'inPlace',
      },
    ],
  });
}

function argumentOf({ uri }: SlotPlace, { slot, goal, strength, folder }: Answers): ConvertPkcs12Arguments {
  return {
    uri,
    ...(slot === undefined ? {} : { slot: slot.slot }),
    ...(goal === 'handOver' ? { handOver: folder } : { strength }),
  };
}

/** Files of an earlier hand-over are replaced where the person says so. */
async function replaceOrThrow(
  error: unknown,
  run: (rest: object) => Promise<ConvertPkcs12Result>,
): Promise<ConvertPkcs12Result | undefined> {
  const { data } = error as { readonly data?: { readonly existing?: readonly string[] } };
  const existing = data?.existing ?? [];
  if (existing.length === 0) {
    throw error;
  }
  const replace = 'Replace';
  const answer = await messages.showWarningMessage(
    `Replace ${existing.map(pathOf).join(', ')}?`,
    { modal: true, detail: 'What is there now is lost.' },
    replace,
  );
  return answer === replace ? run({ overwrite: true }) : undefined;
}

async function tell({ title, warnings, files, isHandOver }: ConvertPkcs12Result): Promise<void> {
  const note = files.at(-1);
  if (isHandOver && note !== undefined) {
    await showConfig(note);
  }
  void messages.showInformationMessage([`${title}: done.`, ...warnings].join(' '));
}
