import { expect, it } from 'vitest';
import { bold, codeBlock, escapeText, table, visible } from '../../server/src/core/markdown';

it('nothing in the text of a document means anything in Markdown', () => {
  for (const hostile of [
    '[click](https://example.test)',
    '![picture](https://example.test/x.png)',
    '<img src=x onerror=alert(1)>',
    '&lt;script&gt;',
    '**bold** _it_ ~~gone~~ `code`',
    '| cell | cell |',
    'https://example.test www.example.test a@example.test',
    '$(icon) $x^2$',
    '# head',
    '---',
    '\\[x\\]',
  ]) {
    const escaped = escapeText(hostile);
    expect(escaped.replace(/&(?:#\d+|nbsp);/g, '')).toMatch(/^[A-Za-z0-9 ,;%?⟨⟩]*$/u);
    expect(escaped.replace(/&#(\d+);/g, (_, code) => String.fromCharCode(Number(code)))).toBe(hostile);
  }
});

it('what cannot be seen is shown', () => {
  expect(visible('a\u202eb\u0000c\u200bd\ud800')).toBe('a⟨U+202E⟩b⟨U+0000⟩c⟨U+200B⟩d⟨U+D800⟩');
  expect(visible('Zoë 🔒 日本')).toBe('Zoë 🔒 日本');
});

it('a fence is longer than any in the text', () => {
  expect(codeBlock('a\n````\nb')).toBe('`````text\na\n````\nb\n`````');
});

it('cells and bold text stay in place', () => {
  expect(table([[escapeText('a|b'), escapeText('c\nd')]])).toBe(
    '| | |\n|:--|:--|\n| a&#124;b | c⟨U&#43;000A⟩d |',
  );
  expect(bold('x*y')).toBe('**x&#42;y**');
});
