import { Tag, toHex } from '../../../der/values';
import { defineDerValueRule } from '../../derRule';
import { X_690 } from '../../rule';

export const rule = defineDerValueRule(
  {
    tags: [Tag.boolean],
    title: 'a BOOLEAN is neither 00 nor FF',
    why: 'In DER true is FF; any other octet is BER, and strict programs refuse it.',
    fix: 'Have it issued again by a program that writes DER.',
    citations: [X_690('§11.1')],
    message: (node) => {
      const octet = toHex(node.bytes.subarray(node.contentStart, node.contentEnd)).toUpperCase();
      return `This BOOLEAN is written as ${octet === '' ? 'nothing' : octet}, where DER has 00 for false and FF for true; strict programs refuse the object.`;
    },
  },
  (node) => {
    const octet = node.bytes[node.contentStart];
    const isOne = node.contentEnd - node.contentStart === 1;
    return !node.constructed && !(isOne && (octet === 0 || octet === 0xff));
  },
);
