import { attributeOf, type XmlDocument, type XmlElement } from '../../../xml/xmlDocument';
import { definePhoneRule, WPI_GUIDE } from '../../phoneRule';
import { atText, type Finding } from '../../rule';

export const rule = definePhoneRule({
  dialects: ['wpi'],
  severity: 'error',
  title: 'the message is not built as the interface wants it',
  why: 'The phone answers a message by its nonce, and reads the ItemList only within Message.',
  fix: 'Write the nonce of the phone’s request, and put the ItemList into Message.',
  citations: [WPI_GUIDE('p.27-54')],
  *check({ config: { xml, isTemplate } }) {
    if (xml === undefined || isTemplate) {
      return;
    }
    // With other capitals it is found by its name (phone/element-case).
    const message = xml.elements.find((element) => localName(element).toLowerCase() === 'message');
    const root = xml.elements[0];
    if (message === undefined && root !== undefined) {
      yield {
        place: atText(root.nameSpan),
        message: 'The element Message is missing, in which the action and the ItemList stand. Write it.',
      };
    } else if (message !== undefined) {
      yield* inMessage(xml, message);
    }
  },
});

function* inMessage(xml: XmlDocument, message: XmlElement): Iterable<Finding> {
  if (attributeOf(message, 'nonce') === undefined) {
    yield {
      place: atText(message.nameSpan),
      message:
        'Message has no nonce, and the phone drops an answer whose nonce is not that of its request. Write the attribute nonce.',
      data: { insertAt: message.nameSpan.end, insert: ' nonce=""' },
    };
  }
  for (const element of xml.elements) {
    const parent = xml.elements[element.parent];
    if (
      localName(element) === 'ItemList' &&
      parent !== undefined &&
      localName(parent).toLowerCase() !== 'message'
    ) {
      yield {
        place: atText(element.nameSpan),
        message: `The ItemList stands in ${parent.name}, and is read only within Message. Move it there.`,
      };
    }
  }
}

/** Without its namespace prefix. */
function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1);
}
