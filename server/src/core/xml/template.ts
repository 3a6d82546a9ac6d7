/**
 * Placeholders and directives of the template engines that provisioning servers use: Smarty `{$x}` `{if}`,
 * Jinja and Blade `{{ }}` `{% %}` `@if`, Velocity `${x}` `#if`, PHP, ERB. They may hold quotes and angle
 * brackets, so the XML reader steps over them.
 */

/** Something in braces that only a template has. */
const BRACES =
  /\{[$/%!][^\s}]|\{\{[^{}]{0,500}\}\}|\{\*[\s\S]{0,2000}?\*\}|\{(?:if|else|elseif|foreach|foreachelse|for|while|section|include|assign|literal|strip|capture|block|extends|function|call)(?:[ (][^{}\r\n]*)?\}|\{[a-z_]+\([^{}\r\n]*\)\}|\$!?\{[A-Za-z_]/;
const DIRECTIVE = /(?:^|[\s>"'=])[@#](?:if|foreach|for|while|set|isset|unless)[ \t]*\(/;
const DIRECTIVE_HINTS = ['#if', '#foreach', '#set', '@if', '@for', '@while', '@isset', '@unless'];

/** Where `at` begins a placeholder or directive: the offset behind it. */
const AT =
  /\{\{[^{}]{0,500}\}\}\}?|\{!![^}]{0,500}!!\}|\{%[^%]{0,500}%\}|\{\*[\s\S]{0,2000}?\*\}|\{#[^#]{0,500}#\}|\{(?=[$/a-zA-Z_])(?:[^{}\r\n]|\{[^{}\r\n]{0,200}\}){1,500}\}|<\?(?:php|=)[\s\S]{0,5000}?\?>|<%[\s\S]{0,2000}?%>|\$!?\{[^{}\r\n]{1,200}\}|[@#](?:if|elseif|foreach|forelse|for|while|set|isset|unless|empty|include|php|switch|case|auth|parse|macro)[ \t]*\((?:[^()\r\n]|\((?:[^()\r\n]|\([^()\r\n]{0,200}\)){0,200}\)){0,500}\)|[@#](?:\{?else\}?|end[a-z]{0,10}|break|default|stop)(?![\w:-])/y;

export function isTemplateText(text: string): boolean {
  return (
    (text.includes('{') && BRACES.test(text)) ||
    ['<?php', '<?=', '<%'].some((opening) => text.includes(opening)) ||
    (DIRECTIVE_HINTS.some((hint) => text.includes(hint)) && DIRECTIVE.test(text))
  );
}

/** Behind the placeholder or directive that begins at `at`, or -1. */
export function templateEnd(text: string, at: number): number {
  AT.lastIndex = at;
  return AT.test(text) ? AT.lastIndex : -1;
}

/** True where a directive such as `{if …}` begins, false where a placeholder does that stands for a value. */
export function isDirective(text: string, at: number): boolean {
  return /^(?:\{(?:[/%*#]|[a-z]+[ }])|[@#<])/.test(text.slice(at, at + 20));
}

/** True where a value is not known before the template is filled in. */
export function hasPlaceholder(value: string): boolean {
  return /\{[$/a-zA-Z_{%!]|\$!?\{|<\?|<%|[@#](?:if|foreach|set)[ \t]*\(/.test(value);
}
