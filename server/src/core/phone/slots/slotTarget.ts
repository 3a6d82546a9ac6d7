/** Which slot is meant: one that stands in the file, or one that is still to be made. */
import { hasPlaceholder } from '../../xml/template';
import type { CertificateSlot } from '../phoneConfig';
import { entryOf, meantName, type PhoneConfig, type PhoneItem, slotOf, valueOfItem } from '../phoneConfig';

export interface SlotTarget {
  readonly name: string;
  readonly index?: string;
  /** Which one, from 0, where several have this name and index. */
  readonly nth?: number;
}

/** The item that the target means; `undefined` where the file has none. */
export function itemOfTarget(config: PhoneConfig, target: SlotTarget): PhoneItem | undefined {
  return itemsLike(config, target)[target.nth ?? 0];
}

export function targetOfItem(config: PhoneConfig, item: PhoneItem): SlotTarget {
  const name = meantName(config, item);
  const { index } = item;
  const target = index === undefined ? { name } : { name, index };
  const nth = itemsLike(config, target).indexOf(item);
  return nth > 0 ? { ...target, nth } : target;
}

function itemsLike(config: PhoneConfig, { name, index }: SlotTarget): readonly PhoneItem[] {
  return config.items.filter(
    (item) => item.index === index && isSettable(config, item) && meantName(config, item) === name,
  );
}

/** `vars del` and `vars read` name a variable and set nothing. */
function isSettable({ text }: PhoneConfig, { notation, group, nameSpan }: PhoneItem): boolean {
  return (
    notation !== 'line' ||
    group !== 'vars' ||
    /\bcreate[ \t]+$/.test(text.slice(Math.max(0, nameSpan.start - 20), nameSpan.start))
  );
}

/** What the config's family says of the slot; `undefined` where it has no slot of this name. */
export function slotOfTarget(config: PhoneConfig, target: SlotTarget): CertificateSlot | undefined {
  const item = itemOfTarget(config, target);
  if (item !== undefined) {
    return slotOf(config, item);
  }
  return config.dialect.id === 'snom' && target.name === 'certificate'
    ? { role: 'any', encoding: 'any' }
    : config.dialect.slotOf(target.name, undefined);
}

/** `radius-server-ca1`, `dls-server-ca (index 1)`. */
export function titleOfTarget({ name, index, nth = 0 }: SlotTarget): string {
  const place = nth === 0 ? name : `${name}, no. ${nth + 1}`;
  return index === undefined ? place : `${place} (index ${index})`;
}

export interface PlacedSlot {
  readonly target: SlotTarget;
  readonly slot: CertificateSlot;
  /** `undefined`: the file does not have it yet. */
  readonly item: PhoneItem | undefined;
  readonly isFilled: boolean;
  /** In our words; empty where nothing is known. */
  readonly meaning: string;
}

/** Those in the file in the order of its text, then those that its family has beside them. */
export function slotsOf(config: PhoneConfig): readonly PlacedSlot[] {
  const absent = absentTargets(config).flatMap((target): PlacedSlot[] => {
    const slot = itemOfTarget(config, target) === undefined ? slotOfTarget(config, target) : undefined;
    const meaning = config.dialect.catalogue.lookup(target.name)?.meaning ?? '';
    return slot === undefined ? [] : [{ target, slot, item: undefined, isFilled: false, meaning }];
  });
  return [...presentSlots(config), ...absent];
}

/** Those in the file, in the order of its text. */
export function presentSlots(config: PhoneConfig): readonly PlacedSlot[] {
  return config.items.flatMap((item): PlacedSlot[] => {
    const slot = isSettable(config, item) ? slotOf(config, item) : undefined;
    return slot === undefined
      ? []
      : [
          {
            target: targetOfItem(config, item),
            slot,
            item,
            isFilled: valueOfItem(config, item).trim() !== '',
            meaning: entryOf(config, item)?.meaning ?? '',
          },
        ];
  });
}

/** At most two of them (Unify A31003-S2000-R102-16-7620 p.62-67). */
const SERVER_CAS: readonly string[] = ['0', '1'];

function absentTargets(config: PhoneConfig): readonly SlotTarget[] {
  const { dialect, kind } = config;
  if (kind === 'master' || kind === 'directory' || kind === 'server' || kind === 'bundle') {
    return [];
  }
  const names = dialect.catalogue.entries
    .filter(({ type }) => type === 'certificate' || type === 'private-key' || type === 'pkcs12')
    .map(({ name }) => name);
  switch (dialect.id) {
    case 'wpi':
      return names.flatMap((name): readonly SlotTarget[] =>
        name === 'dls-server-ca' ? SERVER_CAS.map((index) => ({ name, index })) : [{ name }],
      );
    case 'innovaphone':
      return [nextVariable(config)];
    case 'snom':
      return [{ name: 'certificate', nth: config.items.filter(({ name }) => name === 'certificate').length }];
    default:
      return names.map((name) => ({ name: name.replaceAll('#', '1') }));
  }
}

/** Behind those that are there: 00000 is the device's, the next ones the CAs above it. */
function nextVariable(config: PhoneConfig): SlotTarget {
  let number = 0;
  const nameOf = () => `X509/REQUESTRESPONSE/${String(number).padStart(5, '0')}`;
  while (itemOfTarget(config, { name: nameOf() }) !== undefined) {
    number++;
  }
  return { name: nameOf() };
}

/** Where no document says how it is written, only what stands there shows it. */
export function isWritable({ dialect }: PhoneConfig, { slot, isFilled }: PlacedSlot): boolean {
  return slot.encoding !== 'any' || isFilled || dialect.id === 'snom';
}

/** The value is not known before the template is filled in. */
export function isFilledByTemplate(config: PhoneConfig, item: PhoneItem): boolean {
  return config.isTemplate && hasPlaceholder(valueOfItem(config, item));
}
