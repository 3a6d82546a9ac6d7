import { attributeName, defineNameRule } from '../../nameRule';
import { PHONEPKI } from '../../rule';

/** What OpenSSL, its packages for Red Hat and easy-rsa have where nobody enters anything, and what people enter instead. */
const PLACEHOLDERS: ReadonlySet<string> = new Set([
  'Some-State',
  'Internet Widgits Pty Ltd',
  'Default City',
  'Default Company Ltd',
  'Copyleft Certificate Co',
  'My Organizational Unit',
  'me@example.net',
  'ChangeMe',
  'N/A',
  'n/a',
  '.',
  '-',
]);

export const rule = defineNameRule({
  severity: 'hint',
  title: 'a name that a program has put in',
  why: 'Nobody entered it: it says nothing, and makes the names of different CAs alike.',
  fix: 'Enter the name, or leave the attribute out (in OpenSSL a single dot does that).',
  citations: [PHONEPKI('names as people write them')],
  fault: ({ text }, attribute) =>
    PLACEHOLDERS.has(text)
      ? `The attribute ${attributeName(attribute)} of this name is "${text}", which a program puts in where nobody enters anything; it says nothing. Enter the name next time, or leave the attribute out.`
      : undefined,
});
