import { describe, expect, it } from 'vitest';
import type { Span } from '../../../server/src/core/text';
import { readXml } from '../../../server/src/core/xml/readXml';
import {
  attributeOf,
  rootOf,
  spanOfAttribute,
  unescaped,
  valueOf,
} from '../../../server/src/core/xml/xmlDocument';

const problems = (text: string) =>
  readXml(text).problems.map(({ kind, span }) => `${kind} "${text.slice(span.start, span.end)}"`);
const cut = (text: string, span: Span | undefined) => span && text.slice(span.start, span.end);

describe('a document', () => {
  const text =
    '<?xml version="1.0" encoding="utf-8"?>\n<!-- note -->\n<a x="1&amp;2" y=\'&#10;\'>one<b/>two<c>3</c></a>\n';
  const xml = readXml(text);

  it('has its elements with their places', () => {
    expect(xml.problems).toEqual([]);
    expect(
      xml.elements.map((element) => [
        cut(text, element.nameSpan),
        element.parent,
        cut(text, element.startTag),
        cut(text, element.firstText),
        cut(text, element.endTag),
      ]),
    ).toEqual([
      ['a', -1, '<a x="1&amp;2" y=\'&#10;\'>', 'one', '</a>'],
      ['b', 0, '<b/>', '', undefined],
      ['c', 0, '<c>', '3', '</c>'],
    ]);
  });

  it('has its attributes with their places and values', () => {
    const root = rootOf(xml);
    expect(
      root?.attributes.map((each) => [cut(text, spanOfAttribute(xml, each)), cut(text, each.valueSpan)]),
    ).toEqual([
      ['x="1&amp;2"', '1&amp;2'],
      ["y='&#10;'", '&#10;'],
    ]);
    expect(root && valueOf(xml, attributeOf(root, 'x'))).toBe('1&2');
    expect(unescaped('&lt;&#x41;&#66;&unknown;&#0;')).toBe('<AB&unknown;&#0;');
  });

  it('has its comments and its declaration', () => {
    expect(xml.comments.map((span) => cut(text, span))).toEqual(['<!-- note -->']);
    expect([xml.declaration?.encoding, cut(text, xml.declaration?.encodingSpan)]).toEqual(['utf-8', 'utf-8']);
  });
});

describe('damage is found on its characters', () => {
  it.each([
    ['<a b="1" b="2"/>', 'duplicate-attribute "b"'],
    ['<a><b></a>', 'unclosed-element "<b"'],
    ['<Item>x</ltem>', 'end-tag-differs "ltem"'],
    ['<Item>x</item>', 'end-tag-differs "item"'],
    ['<a></b></a>', 'unexpected-end-tag "</b>"'],
    ['<a b=1/>', 'attribute-without-quotes "1/"'],
    ['<a b/>', 'attribute-without-value "b"'],
    ['<a b="1"c="2"/>', 'attributes-not-separated "c"'],
    ['<a b="1""/>', 'stray-character """'],
    ['<a b="x>text</a>', 'unclosed-value ""x"'],
    ['<a b="<"/>', 'less-than-in-value "<"'],
    ['<a b="1"<c/></a>', 'unclosed-tag "<a b="1""'],
    ['<a>& b</a>', 'bare-ampersand "&"'],
    ['<a b="x&y"/>', 'bare-ampersand "&"'],
    ['<a>&foo;</a>', 'unknown-entity "&foo;"'],
    ['<a>&#0;</a>', 'bad-reference "&#0;"'],
    ['<a>]]></a>', 'cdata-end-in-text "]]>"'],
    ['<a>1 < 2</a>', 'bare-less-than "<"'],
    ['<a/><b/>', 'several-roots "<b"'],
    ['<a/>rest', 'text-outside-root "rest"'],
    ['<a><!-- x -- y --></a>', 'hyphens-in-comment "--"'],
    ['<a><!-- x </a>', 'unclosed-comment "<!--"'],
    ['\n<?xml version="1.0"?><a/>', 'declaration-not-first "<?xml version="1.0"?>"'],
    ['<?xml encoding="utf-8"?><a/>', 'bad-declaration "<?xml encoding="utf-8"?>"'],
    ['<1a></1a>', 'bad-name "1a"'],
    ['<a><b c="1"/><b 1c="2"/><b 1c="2"/></a>', 'bad-name "1c"'],
    ['<a>\u0001</a>', 'forbidden-character "\u0001"'],
    ['text', 'no-root "t"'],
  ])('%s', (text, expected) => {
    expect(problems(text)).toContain(expected);
  });

  it('goes on behind it: the items after a broken one are there', () => {
    const text = '<L><Item name="a>1</Item><Item name="b">2</ltem><Item name="c">3</Item></L>';
    const xml = readXml(text);
    expect(xml.elements.map((element) => cut(text, element.firstText))).toEqual(['', '1', '2', '3']);
  });
});

describe('what is no damage', () => {
  it.each([
    '<a><![CDATA[ < & ]] > ]]></a>',
    '<!DOCTYPE a [<!ENTITY x "y>"> <!-- ]> --> ]><a>&x;</a>',
    '\uFEFF<?xml version="1.0"?><a/>',
    '<a b = "1"\n\tc=\'"\'/>',
    '<a><?php-like x ?></a>',
    '<größe/>',
  ])('%s', (text) => {
    expect(problems(text)).toEqual([]);
  });

  it.each([
    ['Smarty', '<a {if $x < 3}b="{$x}"{else}b="{if $y == "1"}z{/if}"{/if}>{if $a < 2}<c>{$x}</c>{/if}</a>'],
    ['Smarty names', '<a reg.{$row.line}.label="x" {foreach $l as $r} x.{$r}="1" {/foreach}/>'],
    ['Jinja', '<a>{% for x in y if x < 3 %}<b c="{{ x["k"] }}"/>{% endfor %}</a>'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: Velocity writes it so.
    ['Velocity', '<a>#if ($x < 3)<b c="$x"/>#else<b/>#end ${y}</a>'],
    ['Blade', '<a @if($x < 3) b="{{ $y[\'k\'] }}" @else b="2" @endif >@foreach($a as $b)<c/>@endforeach</a>'],
    ['PHP', '<?php if ($a < 3) { ?><a b="<?= $x["k"] ?>"/><?php } ?>'],
    ['Smarty directives before names', '<a {if isset($x)}b="1"{else}b="2"{/if}{if $y}c="3"{/if}/>'],
  ])('templates: %s', (_, text) => {
    const xml = readXml(text);
    expect(xml.isTemplate).toBe(true);
    expect(xml.problems).toEqual([]);
    expect(xml.elements.length).toBeGreaterThan(0);
  });

  it('directives are no part of a name', () => {
    const { elements } = readXml('<a {if isset($x)}b="1"{else}c="2"{/if}/>');
    expect(elements[0]?.attributes.map(({ name }) => name)).toEqual(['b', 'c']);
  });

  it('finds names and values in templates', () => {
    const text =
      '<R {foreach $l as $r}reg.{$r.n}.label="{$r.l}" reg.{{ $x }}.type="{if $a == "b"}c{/if}"{/foreach} z="1"/>';
    expect(
      readXml(text).elements[0]?.attributes.map(({ name, valueSpan }) => [name, cut(text, valueSpan)]),
    ).toEqual([
      ['reg.{$r.n}.label', '{$r.l}'],
      ['reg.{{ $x }}.type', '{if $a == "b"}c{/if}'],
      ['z', '1'],
    ]);
  });
});
