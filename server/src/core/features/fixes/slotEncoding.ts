/** Writes the object of a certificate item in the way that the item wants it: nothing is lost by it. */
import { toBase64 } from '../../describe/base64Text';
import { objectOf } from '../../documentModel';
import { type Block, spanOfBlock } from '../../encoding/encoded';
import { labelFor } from '../../lint/labelFor';
import { itemAt, type PhoneConfig, type PhoneItem } from '../../phone/phoneConfig';
import { phoneConfigOf } from '../../phone/phoneDocument';
import { armorText, isEditable, LINE_WIDTH, lineEndOf } from './blockText';
import type { DocumentFix } from './fix';

const TITLES: Readonly<Record<string, string>> = {
  pem: 'Write it as PEM text',
  base64: 'Write it as base64 without armor',
  hex: 'Write it in hexadecimal',
};

export const slotEncoding: DocumentFix = {
  mends: ['phone/slot-encoding'],
  title: ({ finding }) => TITLES[String(finding.data.encoding)] ?? '',
  replacements({ model, finding: { block, data } }) {
    const config = phoneConfigOf(model);
    const item = block && config && itemAt(config, block.start);
    // A wrong character would be hidden by writing the rest anew.
    const isSound = block?.encoded.problems.every(({ kind }) => LAYOUT.has(kind)) === true;
    if (block === undefined || config === undefined || item === undefined || !isEditable(block) || !isSound) {
      return [];
    }
    const text = written(config, item, block, String(data.encoding));
    return text === undefined ? [] : [{ span: spanOfBlock(block), text }];
  },
};

/** Where it stands, not what it says. */
const LAYOUT: ReadonlySet<string> = new Set([
  'text-beside-armor',
  'blank-line',
  'indentation',
  'trailing-space',
  'space-inside',
  'line-ends-lost',
  'carriage-return',
  'escaped-line-ends',
  'mixed-line-ends',
  'long-line',
]);

function written(
  { text }: PhoneConfig,
  { notation }: PhoneItem,
  { encoded }: Block,
  encoding: string,
): string | undefined {
  switch (encoding) {
    case 'hex':
      return Array.from(encoded.bytes, (octet) => octet.toString(16).padStart(2, '0')).join('');
    case 'base64':
      return toBase64(encoded.bytes);
    case 'pem': {
      const label = labelFor(objectOf(encoded));
      const lines = toBase64(encoded.bytes).match(new RegExp(`.{1,${LINE_WIDTH}}`, 'g')) ?? [];
      const lineEnd = notation === 'attribute' ? '&#10;' : lineEndOf(text);
      return label === undefined
        ? undefined
        : [armorText('BEGIN', label), ...lines, armorText('END', label), ''].join(lineEnd);
    }
    default:
      return undefined;
  }
}
