import type { Notation } from '../../../encoding/encoded';
import type { CertificateSlot } from '../../../phone/phoneConfig';
import {
  definePhoneRule,
  filledSlots,
  INNOVAPHONE_UPDATE,
  OPTIPOINT_SECURE,
  SPECTRALINK_CERTIFICATES,
} from '../../phoneRule';
import { inBlock } from '../../rule';

export const rule = definePhoneRule({
  severity: 'error',
  title: 'the object is written in another way than the item wants it',
  why: 'Each certificate item is read in one way: as PEM text, as base64 without armor, or in hexadecimal.',
  fix: 'Write the object in the way that the item wants.',
  citations: [OPTIPOINT_SECURE('§2.4'), SPECTRALINK_CERTIFICATES, INNOVAPHONE_UPDATE],
  *check(subject) {
    for (const { item, slot, blocks } of filledSlots(subject)) {
      for (const block of blocks) {
        const { notation } = block.encoded;
        if (slot.encoding !== 'any' && notation !== slot.encoding) {
          yield {
            place: inBlock(block),
            message: `The phone reads ${item.name} as ${WANTED[slot.encoding]}, and this is ${FOUND[notation]}. Write it so.`,
            data: { encoding: slot.encoding },
          };
        }
      }
    }
  },
});

const WANTED: Readonly<Record<Exclude<CertificateSlot['encoding'], 'any'>, string>> = {
  pem: 'PEM text with its BEGIN and END lines',
  base64: 'base64 without BEGIN and END lines',
  hex: 'hexadecimal',
};
const FOUND: Readonly<Record<Notation, string>> = {
  pem: 'PEM text',
  base64: 'base64 without armor',
  hex: 'hexadecimal',
  binary: 'bytes',
};
