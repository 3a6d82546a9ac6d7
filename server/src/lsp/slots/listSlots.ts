import { nameOf } from '../../ca/stores/fileStore';
import type { PhoneConfig } from '../../core/phone/phoneConfig';
import { noSlotsReason } from '../../core/phone/slots/noSlots';
import { readSlots } from '../../core/phone/slots/readSlots';
import { isSkeleton, SKELETON_TITLES, SKELETONS, skeletonConfig } from '../../core/phone/slots/skeletons';
import { isWritable, slotsOf, titleOfTarget } from '../../core/phone/slots/slotTarget';
import { type ListSlotsArguments, type ListSlotsResult, SlotCommand } from '../../core/slotProtocol';
import { defineCommand } from '../commands/command';
import { holdsText, refusal, slotAt, slotDocument } from './slotDocument';
import { placeSchema, skeletonSchema } from './slotSchemas';

export const listSlots = defineCommand<ListSlotsArguments, ListSlotsResult>({
  id: SlotCommand.listSlots,
  description: 'Lists the certificate items of a phone config, those that it has and those it could have.',
  schema: { type: 'object', properties: { ...placeSchema, ...skeletonSchema }, required: ['uri'] },
  async run(session, place) {
    const found = await slotDocument(session, place.uri);
    const { config, document, model } = found;
    if (document.getText().trim() === '') {
      const { skeleton } = place;
      return isSkeleton(skeleton)
        ? emptyFile(skeletonConfig(skeleton, nameOf(place.uri), '\n'))
        : {
            dialect: '',
            slots: [],
            skeletons: SKELETONS.map((id) => ({ id, title: SKELETON_TITLES[id] })),
          };
    }
    if (config === undefined) {
      throw refusal(
        `${nameOf(place.uri)} is not known as the config of a phone. If it is one, a comment with "phonepki-dialect: " and the name of the family in it says so.`,
      );
    }
    const slots = readSlots(model).filter((slot) => isWritable(config, slot));
    if (slots.length === 0) {
      throw refusal(`Nothing was done. ${noSlotsReason(config)}`);
    }
    const current = slotAt(slots, found, place);
    const now = session.runtime.now();
    return {
      dialect: config.dialect.title,
      skeletons: [],
      slots: slots.map((slot) => ({
        slot: slot.target,
        title: titleOfTarget(slot.target),
        role: slot.slot.role,
        meaning: slot.meaning,
        holds: holdsText(slot, now),
        state: slot.item === undefined ? 'absent' : slot.isFilled ? 'filled' : 'empty',
        ...(slot.item === undefined ? {} : { position: document.positionAt(slot.item.valueSpan.start) }),
      })),
      ...(current === undefined ? {} : { current: slots.indexOf(current) }),
    };
  },
});

/** What the file could have once it is made into this. */
function emptyFile(config: PhoneConfig): ListSlotsResult {
  return {
    dialect: config.dialect.title,
    skeletons: [],
    slots: slotsOf(config).map(({ target, slot, meaning }) => ({
      slot: target,
      title: titleOfTarget(target),
      role: slot.role,
      meaning,
      holds: '',
      state: 'absent',
    })),
  };
}
