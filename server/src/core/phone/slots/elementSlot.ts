/** Slots that are the text of an element: items of Siemens phones, certificates of Snom. */
import { lineEndOf } from '../../features/fixes/blockText';
import type { Replacement } from '../../features/fixes/fix';
import { startOfLine } from '../../text';
import { attributeOf, type XmlDocument, type XmlElement } from '../../xml/xmlDocument';
import { isItem } from '../dialects/itemList';
import type { PhoneItem } from '../phoneConfig';
import { titleOfTarget } from './slotTarget';
import { base64Text, hexText, pemText, widthOf } from './slotText';
import { editSlot, insertion, refuseSlot, type SlotPlace, type SlotWriting } from './slotWriting';

export function writeElementSlot(place: SlotPlace, xml: XmlDocument): SlotWriting {
  return place.item === undefined ? makeElement(place, xml) : fillElement(place, xml, place.item);
}

/** The value as it stands between the tags; `before` is what stood there. */
function valueText({ encoding, objects, config }: SlotPlace, before: string): string {
  const lineEnd = lineEndOf(config.text);
  const isBlank = before.trim() === '';
  const head = !isBlank && /^\s*?[\r\n]/.test(before) ? lineEnd : '';
  const tail = isBlank ? '' : (/[\r\n][ \t]*$/.exec(before)?.[0] ?? '').replace(/^[\r\n]+/, '');
  const [first] = objects;
  if (encoding === 'pem' || first === undefined) {
    return head + pemText(objects, lineEnd) + tail;
  }
  const text =
    encoding === 'hex' ? hexText(first.bytes) : base64Text(first.bytes, { lineEnd, width: widthOf(before) });
  return head + text + (!isBlank && /[\r\n][ \t]*$/.test(before) ? lineEnd + tail : '');
}

function fillElement(place: SlotPlace, xml: XmlDocument, item: PhoneItem): SlotWriting {
  const { text } = place.config;
  const element = xml.elements.find(({ startTag }) => startTag.start === item.span.start);
  if (element === undefined || (element.endTag === undefined && !element.isEmptyTag)) {
    return refuseSlot(`the element of ${titleOfTarget(place.target)} has no end tag. Write that first.`);
  }
  if (element.isEmptyTag) {
    return editSlot([openedTag(text, element, valueText(place, ''))]);
  }
  const { start, end } = item.valueSpan;
  if (end !== element.contentEnd) {
    return refuseSlot(`there are elements within ${titleOfTarget(place.target)}. Take them out first.`);
  }
  const before = text.slice(start, end);
  // What somebody wrote about it stays.
  const comments = before.match(/<!--[\s\S]*?-->/g) ?? [];
  const bare = before.replace(/<!--[\s\S]*?-->/g, '').replace(/<!\[CDATA\[|\]\]>/g, '');
  const kept = comments.map((comment) => comment + lineEndOf(text)).join('');
  return editSlot([{ span: { start, end }, text: kept + valueText(place, bare) }]);
}

/** `<a/>` with something in it. */
function openedTag(text: string, { name, startTag }: XmlElement, content: string): Replacement {
  const slash = text.lastIndexOf('/', startTag.end - 1);
  const start = text.slice(startTag.start, slash).trimEnd().length + startTag.start;
  return { span: { start, end: startTag.end }, text: `>${content}</${name}>` };
}

function makeElement(place: SlotPlace, xml: XmlDocument): SlotWriting {
  const { config, target } = place;
  const isSnom = config.dialect.id === 'snom';
  const lists = xml.elements.filter(({ name }) => name === (isSnom ? 'certificates' : 'ItemList'));
  const list = lists[lists.length - 1];
  const isList = ({ name }: XmlElement) => (isSnom ? name === 'certificate' : name === 'Item');
  const element = isSnom
    ? `<certificate type="base64">${valueText(place, '')}</certificate>`
    : `<Item name="${target.name}"${indexText(place, xml)}>${valueText(place, '')}</Item>`;
  if (list !== undefined) {
    return editSlot([childOf(config.text, xml, list, element, isList)]);
  }
  const parent = isSnom ? xml.elements[0] : xml.elements.find(({ name }) => name === 'Message');
  if (parent === undefined) {
    return refuseSlot(
      `there is no ${isSnom ? 'root element' : 'ItemList, and no Message that it could stand in'}. Write that first.`,
    );
  }
  const name = isSnom ? 'certificates' : 'ItemList';
  const lineEnd = lineEndOf(config.text);
  const outer = indentationOf(config.text, parent.startTag.start) + unitOf(xml);
  const inner = `<${name}>${lineEnd}${outer}${unitOf(xml)}${element}${lineEnd}${outer}</${name}>`;
  return editSlot([childOf(config.text, xml, parent, inner, () => true)]);
}

function indexText({ target }: SlotPlace, xml: XmlDocument): string {
  if (target.index === undefined) {
    return '';
  }
  // The optiPoint manual writes Index, the OpenStage guide and all code write index.
  const isCapital = xml.elements.some(
    (element) => isItem(element) && attributeOf(element, 'Index') !== undefined,
  );
  return ` ${isCapital ? 'Index' : 'index'}="${target.index}"`;
}

/** Puts `child` behind the last element in `parent` that is like it, on a line of its own. */
export function childOf(
  text: string,
  xml: XmlDocument,
  parent: XmlElement,
  child: string,
  isLike: (element: XmlElement) => boolean,
): Replacement {
  const lineEnd = lineEndOf(text);
  const indentation = indentationOf(text, parent.startTag.start);
  const at = xml.elements.indexOf(parent);
  const last = xml.elements.findLast((element) => element.parent === at && isLike(element));
  const end = last?.endTag?.end ?? (last?.isEmptyTag === true ? last.startTag.end : undefined);
  if (last !== undefined && end !== undefined) {
    return insertion(end, lineEnd + indentationOf(text, last.startTag.start) + child);
  }
  const content = `${lineEnd}${indentation}${unitOf(xml)}${child}`;
  if (parent.isEmptyTag) {
    return openedTag(text, parent, `${content}${lineEnd}${indentation}`);
  }
  const isBare = text.slice(parent.startTag.end, parent.contentEnd).trim() === '';
  const hasLine = /[\r\n][ \t]*$/.test(text.slice(parent.startTag.end, parent.contentEnd));
  return insertion(
    isBare ? parent.startTag.end : text.slice(0, parent.contentEnd).trimEnd().length,
    hasLine ? content : `${content}${lineEnd}${indentation}`,
  );
}

/** Blanks before the tag, where nothing else stands before it on its line. */
function indentationOf(text: string, at: number): string {
  const before = text.slice(startOfLine(text, at), at);
  return before.trim() === '' ? before : (/^[ \t]*/.exec(before)?.[0] ?? '');
}

/** By how much an element stands further in than the one around it; two blanks where that cannot be seen. */
function unitOf({ elements, text }: XmlDocument): string {
  for (const { parent, startTag } of elements) {
    const around = elements[parent];
    const outer = around && indentationOf(text, around.startTag.start);
    const inner = indentationOf(text, startTag.start);
    if (outer !== undefined && inner.length > outer.length && inner.startsWith(outer)) {
      return inner.slice(outer.length);
    }
  }
  return '  ';
}
