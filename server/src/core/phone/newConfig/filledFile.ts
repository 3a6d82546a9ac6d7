/** A new file with objects in its slots. */
import { isSecretObject } from '../../isSecretObject';
import type { PkiObject } from '../../pkiObject';
import { readPhoneConfig } from '../readPhoneConfig';
import { slotFit } from '../slots/slotFit';
import { toSlotObject } from '../slots/slotObject';
import { slotOfTarget } from '../slots/slotTarget';
import { writeSlots } from '../slots/writeSlots';
import type { PhoneFile } from './phoneFiles';

export interface SlotFilling {
  /** The item. */
  readonly name: string;
  readonly object: PkiObject;
}

export type FilledFile =
  | { readonly kind: 'file'; readonly file: PhoneFile; readonly notes: readonly string[] }
  | { readonly kind: 'refusal'; readonly refusal: string };

export function filledFile(
  name: string,
  text: string,
  fillings: readonly SlotFilling[],
  now: number,
): FilledFile {
  const config = readPhoneConfig(text, 'xml', { path: name, dialect: 'auto', files: {} });
  if (config === undefined) {
    throw new Error(`${name} is no phone config.`);
  }
  const notes: string[] = [];
  const contents = [];
  for (const { name: item, object } of fillings) {
    const target = { name: item };
    const slot = slotOfTarget(config, target);
    const slotObject = toSlotObject(object);
    const fit = slot && slotFit(config, target, slot, object, { now });
    if (slotObject === undefined || fit === undefined || fit.fit === 'refused') {
      const reason = fit?.notes[0] ?? `${item} does not take it.`;
      return { kind: 'refusal', refusal: `Nothing was written: ${name}: ${reason}` };
    }
    notes.push(...fit.notes.map((note) => `${item}: ${note}`));
    contents.push({ ...target, objects: [slotObject] });
  }
  const writing = writeSlots(config, contents);
  if (writing.kind === 'refusal') {
    return { kind: 'refusal', refusal: writing.reason };
  }
  const filled = [...writing.replacements]
    .sort((one, other) => other.span.start - one.span.start)
    .reduce(
      (result, { span, text: put }) => result.slice(0, span.start) + put + result.slice(span.end),
      text,
    );
  const isSecret = fillings.some(({ object }) => isSecretObject(object));
  return { kind: 'file', file: { name, text: filled, isSecret }, notes: [...notes, ...writing.notes] };
}
