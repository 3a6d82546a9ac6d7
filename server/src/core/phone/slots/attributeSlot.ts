/** Slots that are attributes, with the switch beside them: UC Software, Spectralink 84-series. */
import type { Replacement } from '../../features/fixes/fix';
import { rootOf, spanOfAttribute, type XmlDocument, type XmlElement } from '../../xml/xmlDocument';
import { switchOf } from '../dialects/ucsoftware/slots';
import { itemsNamed, knownValue, type PhoneItem } from '../phoneConfig';
import { childOf } from './elementSlot';
import { pemText } from './slotText';
import { editSlot, insertion, refuseSlot, type SlotPlace, type SlotWriting } from './slotWriting';

/** A raw line end in an attribute becomes a blank (XML 1.0 §3.3.3), so it is written as a reference. */
export function writeAttributeSlot(place: SlotPlace, xml: XmlDocument): SlotWriting {
  const { config, target, objects, item } = place;
  if (config.kind !== 'parameters') {
    return refuseSlot(
      'this file names other files to load, and certificates stand in one of those. Open that one.',
    );
  }
  const written = pemText(objects, referenceIn(config.text));
  const name = switchOf(target.name);
  const isOff = itemsNamed(config, 'device.set').some((each) => knownValue(config, each) === '0');
  const notes =
    isOff && name !== undefined
      ? ['device.set is 0 in this file, so the phone uses none of its device parameters: write 1 there.']
      : [];
  const missing = [
    ...(name !== undefined && itemsNamed(config, 'device.set').length === 0 ? ['device.set="1"'] : []),
    ...(name !== undefined && itemsNamed(config, name).length === 0 ? [`${name}="1"`] : []),
  ];
  const switched = name === undefined ? [] : switchedOn(place, name);
  if (item === undefined) {
    const made = [...missing, `${target.name}="${written}"`];
    const inserted = makeAttributes(place, xml, made);
    return inserted === undefined
      ? refuseSlot('there is no element that it could stand in. Write the root element first.')
      : editSlot([...switched, inserted], notes);
  }
  const element = xml.elements[item.element];
  const { text } = config;
  if (element === undefined || !/["']/.test(text[item.valueSpan.start - 1] ?? '')) {
    return refuseSlot(`the value of ${target.name} has no quotes. Write them first.`);
  }
  const before = separatorOf(text, element);
  const twins =
    missing.length === 0 ? [] : [insertion(item.span.start, missing.map((each) => each + before).join(''))];
  return editSlot([...switched, ...twins, { span: item.valueSpan, text: written }], notes);
}

/** As the file has it elsewhere. */
function referenceIn(text: string): string {
  return /&#(?:10|x0*a);/i.exec(text)?.[0] ?? '&#10;';
}

function switchedOn({ config }: SlotPlace, name: string): readonly Replacement[] {
  const isOff = (item: PhoneItem) => {
    const value = knownValue(config, item);
    return value !== undefined && value !== '1';
  };
  return itemsNamed(config, name)
    .filter(isOff)
    .map(({ valueSpan }) => ({ span: valueSpan, text: '1' }));
}

function makeAttributes(
  { config, target }: SlotPlace,
  xml: XmlDocument,
  attributes: readonly string[],
): Replacement | undefined {
  const { text, isTemplate } = config;
  const root = rootOf(xml);
  if (root === undefined) {
    return undefined;
  }
  // Between the attributes of a template there may be conditions.
  const near = isTemplate ? undefined : nearestAttribute(xml, target.name);
  if (near !== undefined) {
    const separator = separatorOf(text, near.element);
    return insertion(near.end, attributes.map((each) => separator + each).join(''));
  }
  const child = `<${target.name.slice(0, target.name.indexOf('.'))} ${attributes.join(' ')}/>`;
  return childOf(text, xml, root, child, () => true);
}

interface NearAttribute {
  readonly element: XmlElement;
  readonly end: number;
}

/** The last one of those whose names have most of their first parts in common with `name`. */
function nearestAttribute(xml: XmlDocument, name: string): NearAttribute | undefined {
  let most = 0;
  let near: NearAttribute | undefined;
  for (const element of xml.elements) {
    for (const attribute of element.attributes) {
      const common = commonParts(attribute.name, name);
      if (common > 0 && (common > most || (common === most && element === near?.element))) {
        most = common;
        near = { element, end: spanOfAttribute(xml, attribute).end };
      }
    }
  }
  return near;
}

function commonParts(one: string, other: string): number {
  const parts = other.split('.');
  const differs = one.split('.').findIndex((part, at) => part !== parts[at]);
  return differs < 0 ? one.split('.').length : differs;
}

/** What stands between the attributes of the element. */
function separatorOf(text: string, { attributes, nameSpan }: XmlElement): string {
  const last = attributes[attributes.length - 1];
  const before = attributes[attributes.length - 2];
  if (last === undefined) {
    return ' ';
  }
  const from = before === undefined ? nameSpan.end : (before.valueSpan?.end ?? before.nameSpan.end - 1) + 1;
  const between = text.slice(from, last.nameSpan.start);
  return between !== '' && between.trim() === '' ? between : ' ';
}
