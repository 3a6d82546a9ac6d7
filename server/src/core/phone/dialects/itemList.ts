/** Items as Siemens phones have them: `<Item name="…" index="…">value</Item>`. */

import type { Span } from '../../text';
import type { XmlAttribute, XmlDocument, XmlElement } from '../../xml/xmlDocument';
import { attributeOf } from '../../xml/xmlDocument';
import type { PhoneItem } from '../phoneConfig';

/** Every element called Item, in whatever it stands; one without a name is left out. */
export function readItemElements(xml: XmlDocument): readonly PhoneItem[] {
  const items: PhoneItem[] = [];
  let likely = '';
  for (const element of xml.elements) {
    const attribute = isItem(element) ? attributeOf(element, 'name') : undefined;
    const span = attribute?.valueSpan;
    if (span !== undefined) {
      // Lists hold many of one name: one string does for all.
      const isLikely = span.end - span.start === likely.length && xml.text.startsWith(likely, span.start);
      likely = isLikely ? likely : xml.text.slice(span.start, span.end);
      items.push(new ElementItem(xml.text, element, likely, span.start));
    }
  }
  return items;
}

export function isItem({ name }: XmlElement): boolean {
  return name === 'Item' || (name.length === 4 && name.toLowerCase() === 'item');
}

/** What can be told from its element is told when it is asked for: there are thousands of items. */
class ElementItem implements PhoneItem {
  readonly notation = 'element';
  readonly element = -1;

  constructor(
    private readonly text: string,
    private readonly source: XmlElement,
    readonly name: string,
    private readonly nameStart: number,
  ) {}

  get nameSpan(): Span {
    return { start: this.nameStart, end: this.nameStart + this.name.length };
  }

  get valueSpan(): Span {
    return this.source.firstText;
  }

  get index(): string | undefined {
    const at = this.indexSpan;
    return at && this.text.slice(at.start, at.end);
  }

  get indexSpan(): Span | undefined {
    return indexOf(this.source)?.valueSpan;
  }

  get span(): Span {
    const { startTag, endTag, firstText } = this.source;
    return { start: startTag.start, end: endTag?.end ?? firstText.end };
  }

  get group(): string {
    return this.source.name;
  }
}

/** The optiPoint manual writes Index, the OpenStage guide and all code write index. */
function indexOf(element: XmlElement): XmlAttribute | undefined {
  return attributeOf(element, 'index') ?? attributeOf(element, 'Index');
}
