import { atNode, defineRule, RFC_5280 } from '../../rule';

const MAX_OCTETS = 20;

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'error',
  title: 'the serial number is too long',
  why: 'Programs have to cope with 20 octets and no more; some cut off the rest, so that two certificates look like one.',
  fix: 'Have it issued again with a serial number of at most 159 bits, which take 20 octets.',
  citations: [RFC_5280('§4.1.2.2')],
  *check({ serialNumber }) {
    if (serialNumber === undefined) {
      return;
    }
    const { contentStart, contentEnd } = serialNumber.node;
    const length = contentEnd - contentStart;
    if (length > MAX_OCTETS) {
      yield {
        place: atNode(serialNumber.node),
        message: `The serial number of this certificate takes ${length} octets, at most ${MAX_OCTETS} are allowed (a leading 00 counts), and programs need not cope with more. Have it issued again with a shorter one.`,
      };
    }
  },
});
