/** Every fix, in the order in which they are offered. */
import { addFooter } from './addFooter';
import { addHeader } from './addHeader';
import { armorIndentation } from './armorIndentation';
import { armorLine } from './armorLine';
import { attributeLineEnds } from './attributeLineEnds';
import { blanks } from './blanks';
import { contentLabel } from './contentLabel';
import type { DocumentFix, Fix } from './fix';
import { footerLabel } from './footerLabel';
import { invisible } from './invisible';
import { lineEnds } from './lineEnds';
import { moveText, removeText } from './moveText';
import { ownLines } from './ownLines';
import { padding } from './padding';
import { paddingInside } from './paddingInside';
import { realLineEnds } from './realLineEnds';
import { removeByteOrderMark } from './removeByteOrderMark';
import { removeDouble } from './removeDouble';
import { removeDump } from './removeDump';
import { removeSuppression } from './removeSuppression';
import { reorderChain } from './reorderChain';
import { rewrap } from './rewrap';
import { slotEncoding } from './slotEncoding';
import { urlAlphabet } from './urlAlphabet';
import { insertText, writeInstead } from './writeInstead';

export const fixes: readonly Fix[] = [
  armorLine,
  armorIndentation,
  footerLabel,
  contentLabel,
  addFooter,
  addHeader,
  ownLines,
  realLineEnds,
  lineEnds,
  rewrap,
  attributeLineEnds,
  blanks,
  invisible,
  urlAlphabet,
  padding,
  paddingInside,
  moveText,
  removeText,
  removeDouble,
];

/** Fixes of text outside of the blocks. */
export const documentFixes: readonly DocumentFix[] = [
  removeDump,
  removeByteOrderMark,
  removeSuppression,
  reorderChain,
  slotEncoding,
  writeInstead,
  insertText,
];
