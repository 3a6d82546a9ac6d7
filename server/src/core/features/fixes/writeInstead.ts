/** The fixes that a finding on a phone config spells out itself, in its data: a text to write, or to insert. */
import type { DocumentFix } from './fix';

const RULES: readonly string[] = [
  'innovaphone/chain-index',
  'optipoint/action',
  'optipoint/version-item',
  'optipoint/wrong-root',
  'phone/damaged-name',
  'phone/element-case',
  'phone/encoding-against-bytes',
  'phone/item-without-name',
  'phone/name-validation-off',
  'phone/remote-access',
  'phone/stray-character-in-name',
  'phone/text-in-slot',
  'phone/unknown-item',
  'phone/value-not-allowed',
  'ucsoftware/cipher-suite-unused',
  'ucsoftware/device-set-missing',
  'ucsoftware/parameter-not-set',
  'wpi/message',
  'wpi/unknown-action',
  'xml/bare-character',
  'xml/broken-tag',
  'xml/encoding-differs',
  'xml/end-tag-mismatch',
  'xml/forbidden-character',
];

/** In place of what is marked. */
export const writeInstead: DocumentFix = {
  mends: RULES,
  title: ({ finding }) => (finding.data.write === '' ? 'Remove it' : `Write "${finding.data.write}"`),
  replacements: ({ finding: { data, span } }) =>
    typeof data.write === 'string' ? [{ span, text: data.write }] : [],
};

/** At another place. */
export const insertText: DocumentFix = {
  mends: RULES,
  title: ({ finding }) => `Write ${String(finding.data.insert ?? '').trim()}`,
  replacements: ({ finding: { data } }) =>
    typeof data.insert === 'string' && typeof data.insertAt === 'number'
      ? [{ span: { start: data.insertAt, end: data.insertAt }, text: data.insert }]
      : [],
};
