import { nameOf } from '../../ca/stores/fileStore';
import { readSlots } from '../../core/phone/slots/readSlots';
import { SKELETON_TITLES, SKELETONS } from '../../core/phone/slots/skeletons';
import { titleOfTarget } from '../../core/phone/slots/slotTarget';
import { type ListSlotsResult, SlotCommand, type SlotPlace } from '../../core/slotProtocol';
import { defineCommand } from '../commands/command';
import { holdsText, refusal, slotAt, slotDocument } from './slotDocument';
import { placeSchema } from './slotSchemas';

export const listSlots = defineCommand<SlotPlace, ListSlotsResult>({
  id: SlotCommand.listSlots,
  description: 'Lists the certificate items of a phone config, those that it has and those it could have.',
  schema: { type: 'object', properties: placeSchema, required: ['uri'] },
  async run(session, place) {
    const found = await slotDocument(session, place.uri);
    const { config, document, model } = found;
    if (document.getText().trim() === '') {
      const skeletons = SKELETONS.map((id) => ({ id, title: SKELETON_TITLES[id] }));
      return { dialect: '', slots: [], skeletons };
    }
    if (config === undefined) {
      throw refusal(
        `${nameOf(place.uri)} is not known as the config of a phone. If it is one, a comment with "phonepki-dialect: " and the name of the family in it says so.`,
      );
    }
    const slots = readSlots(model);
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
