import type { Replacement } from '../../features/fixes/fix';
import type { PhoneConfig, PhoneItem } from '../phoneConfig';
import type { SlotObject } from './slotObject';
import type { SlotTarget } from './slotTarget';

/** Objects for one slot. */
export interface SlotContent extends SlotTarget {
  readonly objects: readonly SlotObject[];
}

/** What has to be changed in the text, or why that cannot be. */
export type SlotWriting =
  | {
      readonly kind: 'edits';
      /** They do not overlap; several may insert at one place, in this order. */
      readonly replacements: readonly Replacement[];
      /** Whole sentences on what a person has to see to. */
      readonly notes: readonly string[];
    }
  /** A whole sentence: what was not written, why, and what to do. */
  | { readonly kind: 'refusal'; readonly reason: string };

/** How one slot is written, in a notation of configs. */
export interface SlotPlace {
  readonly config: PhoneConfig;
  readonly target: SlotTarget;
  /** `undefined`: it is to be made. */
  readonly item: PhoneItem | undefined;
  readonly encoding: 'pem' | 'base64' | 'hex';
  readonly objects: readonly SlotObject[];
}

export function refuseSlot(reason: string): SlotWriting {
  return { kind: 'refusal', reason: `Nothing was written: ${reason}` };
}

export function editSlot(
  replacements: readonly Replacement[],
  notes: readonly string[] = [],
): Extract<SlotWriting, { kind: 'edits' }> {
  return { kind: 'edits', replacements, notes };
}

export function insertion(at: number, text: string): Replacement {
  return { span: { start: at, end: at }, text };
}
