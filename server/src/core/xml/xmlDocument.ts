/**
 * What the XML reader finds, in arrays rather than in a tree of objects: nothing here is recursive, so
 * nesting of any depth costs no stack. Every part has its place in the text.
 */
import type { Span } from '../text';

export interface XmlAttribute {
  readonly name: string;
  readonly nameSpan: Span;
  /** As written, between the quotes; `undefined` where there is no value. */
  readonly valueSpan: Span | undefined;
}

export interface XmlElement {
  readonly name: string;
  readonly nameSpan: Span;
  /** Index of the element around it, -1 for none. */
  readonly parent: number;
  readonly startTag: Span;
  readonly attributes: readonly XmlAttribute[];
  /** `<a/>`. */
  readonly isEmptyTag: boolean;
  /** Its first run of text, up to the first element within: the value of an item. */
  readonly firstText: Span;
  /** Where it ends: at its end tag, or where that was missed. */
  readonly contentEnd: number;
  readonly endTag: Span | undefined;
}

export type XmlProblemKind =
  /** An element has no end tag (`detail`: its name). */
  | 'unclosed-element'
  /** An end tag closes nothing (`detail`: its name). */
  | 'unexpected-end-tag'
  /** An end tag is nearly that of the open element (`detail`: the name it should have). */
  | 'end-tag-differs'
  /** A `<` that begins no tag. */
  | 'bare-less-than'
  /** The next tag begins before this one ends. */
  | 'unclosed-tag'
  /** A name that XML does not allow (`detail`: the name). */
  | 'bad-name'
  /** (`detail`: the name) */
  | 'duplicate-attribute'
  | 'attribute-without-value'
  | 'attribute-without-quotes'
  /** The closing quote is missing. */
  | 'unclosed-value'
  | 'less-than-in-value'
  /** No blank before an attribute. */
  | 'attributes-not-separated'
  /** Something in a tag that is no attribute (`detail`: what). */
  | 'stray-character'
  | 'bare-ampersand'
  /** (`detail`: the name) */
  | 'unknown-entity'
  /** A reference to a character that XML does not allow. */
  | 'bad-reference'
  | 'cdata-end-in-text'
  | 'unclosed-comment'
  | 'hyphens-in-comment'
  | 'unclosed-section'
  | 'declaration-not-first'
  /** `XML` in capitals, or what stands in it is no declaration. */
  | 'bad-declaration'
  | 'text-outside-root'
  | 'several-roots'
  | 'no-root'
  /** A character that XML does not allow (`detail`: its code). */
  | 'forbidden-character'
  /** What follows was not read. */
  | 'too-many-nodes';

export interface XmlProblem {
  readonly kind: XmlProblemKind;
  readonly span: Span;
  readonly detail: string;
}

export interface XmlDeclaration {
  readonly span: Span;
  readonly encoding: string | undefined;
  readonly encodingSpan: Span | undefined;
}

export interface XmlDocumentType {
  readonly span: Span;
  /** A DTD in another file is named. */
  readonly isExternal: boolean;
  /** Where entities are declared; none is ever expanded. */
  readonly entities: readonly Span[];
}

export interface XmlDocument {
  readonly text: string;
  /** In the order of their start tags. */
  readonly elements: readonly XmlElement[];
  readonly comments: readonly Span[];
  readonly declaration: XmlDeclaration | undefined;
  readonly documentType: XmlDocumentType | undefined;
  /** Placeholders or directives of a template engine stand in the text: it need not be XML before it is filled in. */
  readonly isTemplate: boolean;
  /** In the order of the text; none where the document is a template. */
  readonly problems: readonly XmlProblem[];
}

/** From the name to behind the closing quote, where there is one. */
export function spanOfAttribute({ text }: XmlDocument, { nameSpan, valueSpan }: XmlAttribute): Span {
  const end = valueSpan?.end ?? nameSpan.end;
  const isQuoted =
    valueSpan !== undefined && text[end] === text[valueSpan.start - 1] && /["']/.test(text[end] ?? '');
  return { start: nameSpan.start, end: isQuoted ? end + 1 : end };
}

/** The outermost element; the first where there are several. */
export function rootOf(xml: XmlDocument): XmlElement | undefined {
  return xml.elements[0];
}

export function attributeOf(element: XmlElement, name: string): XmlAttribute | undefined {
  return element.attributes.find((attribute) => attribute.name === name);
}

/** An attribute's value with its references resolved; empty without a value. */
export function valueOf(xml: XmlDocument, attribute: XmlAttribute | undefined): string {
  const span = attribute?.valueSpan;
  return span === undefined ? '' : unescaped(xml.text.slice(span.start, span.end));
}

const REFERENCE = /&(?:#x([0-9a-fA-F]{1,6})|#([0-9]{1,7})|(lt|gt|amp|quot|apos));/g;
const PREDEFINED: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

/** Resolves character references and the five entities of XML itself (XML 1.0 §4.6); leaves any other as it stands. */
export function unescaped(raw: string): string {
  return raw.includes('&')
    ? raw.replace(REFERENCE, (whole, hex?: string, decimal?: string, name?: string) => {
        if (name !== undefined) {
          return PREDEFINED[name] ?? whole;
        }
        const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
        return isAllowedCharacter(code) ? String.fromCodePoint(code) : whole;
      })
    : raw;
}

/** XML 1.0 §2.2, production Char. */
export function isAllowedCharacter(code: number): boolean {
  return (
    code === 0x9 ||
    code === 0xa ||
    code === 0xd ||
    (code >= 0x20 && code <= 0xd7ff) ||
    (code >= 0xe000 && code <= 0xfffd) ||
    (code >= 0x10000 && code <= 0x10ffff)
  );
}
