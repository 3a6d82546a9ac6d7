import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'information',
  title: 'a certificate without an end',
  why: 'The date 99991231235959Z stands for "no known end". That suits the built-in identity of a device; anything else should be renewed now and then.',
  fix: 'Leave it for a device certificate of the maker; otherwise have it issued again with an end.',
  citations: [RFC_5280('§4.1.2.5')],
  *check({ validity }) {
    const notAfter = validity?.notAfter;
    if (notAfter?.raw === '99991231235959Z') {
      yield {
        place: atNode(notAfter.node),
        message:
          'This certificate has no end: the last second of the year 9999 stands for that. It suits the identity that a maker builds into a device, but hardly a server or a CA, whose keys should change.',
      };
    }
  },
});
