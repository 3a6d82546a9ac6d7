/** Distinguished names as a person gives them, written as RFC 5280 §4.1.2.4 has them. */

import type { NamePart, NameType } from '../../core/caProtocol';
import {
  ia5String,
  objectIdentifier,
  printableString,
  sequence,
  setOf,
  utf8String,
} from '../../core/der/writeDer';
import { CaError } from '../caError';

interface Attribute {
  readonly oid: string;
  readonly title: string;
  readonly write: (text: string) => Uint8Array;
  /** Upper bound in characters (RFC 5280 appendix A.1). */
  readonly max: number;
  readonly allowed?: RegExp;
  /** What `allowed` lets pass, for refusals. */
  readonly hint?: string;
}

const PRINTABLE = /^[A-Za-z0-9 '()+,./:=?-]*$/;
const ASCII = /^[\x20-\x7e]*$/;

export const ATTRIBUTES: Readonly<Record<NameType, Attribute>> = {
  C: {
    oid: '2.5.4.6',
    title: 'Country',
    write: printableString,
    max: 2,
    allowed: /^[A-Z]{2}$/,
    hint: 'the two capital letters of ISO 3166, such as US or DE',
  },
  ST: { oid: '2.5.4.8', title: 'State or province', write: utf8String, max: 128 },
  L: { oid: '2.5.4.7', title: 'Locality', write: utf8String, max: 128 },
  O: { oid: '2.5.4.10', title: 'Organization', write: utf8String, max: 64 },
  OU: { oid: '2.5.4.11', title: 'Organizational unit', write: utf8String, max: 64 },
  CN: { oid: '2.5.4.3', title: 'Common name', write: utf8String, max: 64 },
  emailAddress: {
    oid: '1.2.840.113549.1.9.1',
    title: 'E-mail address',
    write: ia5String,
    max: 255,
    allowed: /^[\x21-\x3f\x41-\x7e]+@[\x21-\x3f\x41-\x7e]+$/,
    hint: 'an address in ASCII, such as admin@example.com',
  },
  serialNumber: {
    oid: '2.5.4.5',
    title: 'Serial number of the device',
    write: printableString,
    max: 64,
    allowed: PRINTABLE,
    hint: 'letters, digits, blanks and simple punctuation',
  },
  DC: {
    oid: '0.9.2342.19200300.100.1.25',
    title: 'Domain component',
    write: ia5String,
    max: 63,
    allowed: ASCII,
    hint: 'one label of a domain in ASCII',
  },
  UID: { oid: '0.9.2342.19200300.100.1.1', title: 'User identifier', write: utf8String, max: 256 },
};

/** What is wrong with a value, in words; `undefined` where it is fine. */
export function problemOfNamePart({ type, value }: NamePart): string | undefined {
  const { title, max, allowed, hint } = ATTRIBUTES[type];
  if (value.trim() === '') {
    return `${title} is empty`;
  }
  if (/\p{Cc}/u.test(value)) {
    return `${title} holds a control character`;
  }
  if (allowed !== undefined && !allowed.test(value)) {
    return `${title} must be ${hint}`;
  }
  return value.length > max
    ? `${title} has ${value.length} characters, at most ${max} are allowed`
    : undefined;
}

/** Name: each part an RDN of its own, in the order given. */
export function writeName(parts: readonly NamePart[]): Uint8Array {
  for (const part of parts) {
    const problem = problemOfNamePart(part);
    if (problem !== undefined) {
      throw new CaError(`Nothing was made: ${problem}.`);
    }
  }
  return sequence(
    ...parts.map(({ type, value }) => {
      const { oid, write } = ATTRIBUTES[type];
      return setOf(sequence(objectIdentifier(oid), write(value.trim())));
    }),
  );
}
