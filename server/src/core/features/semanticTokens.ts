/** Colours for base64 by what it encodes, so that the parts of a certificate can be seen. */

import { childrenOf } from '../asn1/childrenOf';
import type { Field } from '../asn1/field';
import type { DocumentModel } from '../documentModel';
import { type Block, spanInText, spanOfBlock } from '../encoding/encoded';
import type { Span } from '../text';
import { fieldTreeOf } from './fieldUnderCursor';

/** Token types of our own; package.json gives each a standard type that themes know. */
export const TOKEN_TYPES = [
  'pkiVersion',
  'pkiSerial',
  'pkiAlgorithm',
  'pkiIssuer',
  'pkiValidity',
  'pkiSubject',
  'pkiPublicKey',
  'pkiExtension',
  'pkiSignature',
  'pkiSecret',
  'pkiOther',
] as const;

export type TokenType = (typeof TOKEN_TYPES)[number];

export interface SemanticToken {
  readonly span: Span;
  readonly type: TokenType;
}

/** By the last name of a field's path, for the fields just below the outermost and the first of its children. */
const TYPES: Readonly<Record<string, TokenType>> = {
  version: 'pkiVersion',
  serialNumber: 'pkiSerial',
  signature: 'pkiAlgorithm',
  signatureAlgorithm: 'pkiAlgorithm',
  algorithm: 'pkiAlgorithm',
  encryptionAlgorithm: 'pkiAlgorithm',
  privateKeyAlgorithm: 'pkiAlgorithm',
  issuer: 'pkiIssuer',
  validity: 'pkiValidity',
  thisUpdate: 'pkiValidity',
  nextUpdate: 'pkiValidity',
  subject: 'pkiSubject',
  subjectPublicKeyInfo: 'pkiPublicKey',
  subjectPKInfo: 'pkiPublicKey',
  subjectPublicKey: 'pkiPublicKey',
  publicKey: 'pkiPublicKey',
  modulus: 'pkiPublicKey',
  publicExponent: 'pkiPublicKey',
  extensions: 'pkiExtension',
  crlExtensions: 'pkiExtension',
  attributes: 'pkiExtension',
  signatureValue: 'pkiSignature',
};

/** Tokens of the blocks that touch `range`, in the order of the text, none over the end of a line. */
export function semanticTokens(model: DocumentModel, range: Span): readonly SemanticToken[] {
  return model.blocks
    .filter((block) => {
      const span = spanOfBlock(block);
      return span.start < range.end && span.end > range.start;
    })
    .flatMap((block) => tokensOf(model.text, block));
}

function tokensOf(text: string, block: Block): SemanticToken[] {
  const tree = fieldTreeOf(block.encoded);
  if (tree === undefined) {
    return [];
  }
  const tokens: SemanticToken[] = [];
  let behind = block.start;
  for (const field of coloured(tree.root)) {
    const span = spanInText(block, field.node);
    // A character that straddles two fields belongs to the first.
    const start = Math.max(span.start, behind);
    behind = Math.max(behind, span.end);
    for (const line of linesOf(text, { start, end: span.end })) {
      tokens.push({ span: line, type: typeOf(field) });
    }
  }
  return tokens;
}

/** The children of the outermost value, those that hold the rest (such as tbsCertificate) taken apart. */
function coloured(root: Field): readonly Field[] {
  return childrenOf(root).flatMap((field) =>
    field.node.constructed && !field.secret && TYPES[field.name] === undefined && childrenOf(field).length > 0
      ? childrenOf(field)
      : [field],
  );
}

function typeOf(field: Field): TokenType {
  return field.secret || field.secretInside ? 'pkiSecret' : (TYPES[field.name] ?? 'pkiOther');
}

/** The runs of characters other than white space. */
function linesOf(text: string, { start, end }: Span): Span[] {
  const spans: Span[] = [];
  const pattern = /\S+/g;
  const stretch = text.slice(start, end);
  for (let match = pattern.exec(stretch); match !== null; match = pattern.exec(stretch)) {
    spans.push({ start: start + match.index, end: start + match.index + match[0].length });
  }
  return spans;
}
