import fc from 'fast-check';
import { XMLValidator } from 'fast-xml-parser';
import { describe, expect, it } from 'vitest';
import type { Span } from '../../../server/src/core/text';
import { readXml } from '../../../server/src/core/xml/readXml';
import { spanOfAttribute, type XmlDocument } from '../../../server/src/core/xml/xmlDocument';

const problems = (text: string) =>
  readXml(text).problems.map(({ kind, span }) => `${kind} "${text.slice(span.start, span.end)}"`);
const cut = (text: string, span: Span | undefined) => span && text.slice(span.start, span.end);

describe('hostile documents', () => {
  it('a billion laughs are not expanded', () => {
    const entities = Array.from({ length: 50 }, (_, i) => `<!ENTITY l${i + 1} "${`&l${i};`.repeat(10)}">`);
    const xml = readXml(`<!DOCTYPE a [<!ENTITY l0 "ha">${entities.join('')}]><a>&l50;</a>`);
    expect(xml.documentType?.entities.length).toBe(20);
    expect(xml.problems).toEqual([]);
  });

  it('a million attributes', () => {
    const attributes = Array.from({ length: 1_000_000 }, (_, i) => `a${i}="1"`).join(' ');
    expect(readXml(`<a ${attributes}/>`).problems.map(({ kind }) => kind)).toContain('too-many-nodes');
  });

  it('deep nesting', () => {
    expect(readXml('<a>'.repeat(10_000) + '</a>'.repeat(10_000)).problems).toEqual([]);
    expect(readXml('<a>'.repeat(200_000)).elements.length).toBe(200_000);
  });

  it.each([
    ['quotes', '<a '.concat('b="'.repeat(300_000))],
    ['less-thans', '<'.repeat(2_000_000)],
    ['comments', '<!--'.repeat(500_000)],
    ['document types', `<!DOCTYPE a [${'<!--"'.repeat(200_000)}`],
    ['ampersands', `<a>${'&'.repeat(1_000_000)}</a>`],
    ['braces', `<a>{$x}${'{{{%{#@if('.repeat(100_000)}</a>`],
    ['directives', `<a>${'{if '.repeat(300_000)}<b/></a>`],
    ['end tags', `<a>${'</b>'.repeat(300_000)}`],
    ['sections', '<a>]]>'.repeat(200_000)],
    ['50 MB of text', `<a>${'x '.repeat(25_000_000)}</a>`],
    ['50 MB of items', `<a>${'<b c="d">e</b>'.repeat(3_500_000)}</a>`],
  ])(
    '%s',
    (_, text) => {
      expect(readXml(text).text).toHaveLength(text.length);
    },
    20_000,
  );
});

/** What is wrong with the spans: each has to lie within the text and where it should. */
function inconsistencies(xml: XmlDocument): string[] {
  const { text, elements, problems: found } = xml;
  const wrong: string[] = [];
  const inside = (span: Span | undefined, what: string) => {
    if (span !== undefined && !(0 <= span.start && span.start <= span.end && span.end <= text.length)) {
      wrong.push(`${what} ${span.start}-${span.end}`);
    }
  };
  for (const [index, element] of elements.entries()) {
    const { name, nameSpan, startTag, firstText, endTag, attributes } = element;
    for (const span of [nameSpan, startTag, firstText, endTag]) {
      inside(span, name);
    }
    let last = nameSpan.end;
    for (const attribute of attributes) {
      inside(attribute.valueSpan, attribute.name);
      const span = spanOfAttribute(xml, attribute);
      inside(span, attribute.name);
      if (cut(text, attribute.nameSpan) !== attribute.name || attribute.nameSpan.start < last) {
        wrong.push(`attribute ${attribute.name}`);
      }
      last = span.end;
    }
    if (cut(text, nameSpan) !== name || element.parent >= index || startTag.end < last) {
      wrong.push(`element ${name}`);
    }
  }
  for (const { kind, span } of found) {
    inside(span, kind);
  }
  return wrong;
}

// biome-ignore-start format: a list
// biome-ignore-start lint/suspicious/noTemplateCurlyInString: Velocity writes it so.
const PIECES = [
  '<',
  '>',
  '/',
  '</',
  '/>',
  '<a',
  '</a>',
  '<Item name="x">',
  '</Item>',
  '</ltem>',
  ' b="1"',
  " c='",
  '"',
  "'",
  '=',
  '&',
  '&amp;',
  '&#10;',
  '&x;',
  '<!--',
  '-->',
  '<![CDATA[',
  ']]>',
  '<?xml version="1.0"?>',
  '<?',
  '?>',
  '<!DOCTYPE a [',
  '<!ENTITY x "y">',
  ']',
  ' ',
  '\n',
  'text',
  '{if $x < 3}',
  '{/if}',
  '{{ x }}',
  '{%',
  '%}',
  '${x}',
  '@if(',
  '#end',
  '\u0000',
  '\uD800',
  '\uFEFF',
  'é',
];
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: Velocity writes it so.
// biome-ignore-end format: a list

describe('properties', () => {
  it('nothing makes the reader throw, and its spans are consistent', () => {
    const text = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.constantFrom(...PIECES), { maxLength: 40 }).map((pieces) => pieces.join('')),
    );
    fc.assert(
      fc.property(text, (each) => {
        expect(inconsistencies(readXml(each))).toEqual([]);
      }),
      { numRuns: 2000 },
    );
  });

  it('what fast-xml-parser refuses is refused here too', () => {
    const pieces = PIECES.filter((piece) => /^[\w<>/='" &;]+$/.test(piece));
    const inner = fc.array(fc.constantFrom(...pieces), { maxLength: 8 }).map((each) => each.join(''));
    fc.assert(
      fc.property(inner, (each) => {
        const text = `<r>${each}</r>`;
        if (XMLValidator.validate(text) !== true) {
          expect(problems(text)).not.toEqual([]);
        }
      }),
      { numRuns: 5000 },
    );
  });
});
