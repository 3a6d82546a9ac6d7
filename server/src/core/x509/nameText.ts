/** Distinguished names as text: RFC 4514 (most specific first) and the order in which they are encoded. */
import { attributeShortName, oidName } from '../der/oids';
import { encodingOf, toHex } from '../der/values';
import type { Name, NameAttribute, RelativeDistinguishedName } from './name';

/**
 * RFC 4514: relative names reversed, `,` and `+` between them, special characters escaped. Characters
 * beyond ASCII stand as they are; control characters are escaped as octets (`\0A`). A relative name
 * without attributes, which should not exist, has no text.
 */
export function nameToRfc4514(name: Name): string {
  const { rdns } = name;
  let text = '';
  for (let at = rdns.length - 1; at >= 0; at--) {
    const rdn = rdns[at] as RelativeDistinguishedName;
    if (rdn.length > 0) {
      text += (text === '' ? '' : ',') + rdnToRfc4514(rdn);
    }
  }
  return text;
}

/** One relative name, as RFC 4514 §2.2 has it; its attributes are reversed like the names are, as OpenSSL does it. */
export function rdnToRfc4514(rdn: RelativeDistinguishedName): string {
  let text = '';
  for (let at = rdn.length - 1; at >= 0; at--) {
    text += (at < rdn.length - 1 ? '+' : '') + attributeText(rdn[at] as NameAttribute);
  }
  return text;
}

/** In the order of the encoding: `C=US, O=Example, CN=www + UID=1`. */
export function nameToOneLine(name: Name): string {
  const parts: string[] = [];
  for (const rdn of name.rdns) {
    if (rdn.length > 0) {
      parts.push(rdn.map(attributeText).join(' + '));
    }
  }
  return parts.join(', ');
}

/** `CN=value`; the value as `#` and hexadecimal DER where the type has no name or the value is no text (RFC 4514 §2.4). */
export function attributeText(attribute: NameAttribute): string {
  const shortName = attributeShortName(attribute.type) ?? oidName(attribute.type);
  const label = shortName ?? (attribute.type === '' ? '?' : attribute.type);
  const { value, valueNode } = attribute;
  if (value === undefined || shortName === undefined) {
    return `${label}=${valueNode === undefined ? '' : `#${toHex(encodingOf(valueNode)).toUpperCase()}`}`;
  }
  return `${label}=${escapeValue(value.text)}`;
}

/** \p{Cc} has the C1 controls (U+0080 …), too; RFC 4514 and OpenSSL let them stand. */
const SPECIAL = /[",+;<>\\\p{Cc}]|^[ #]| $/gu;
const MUST_ESCAPE = new RegExp(SPECIAL.source, 'u');

/** Escapes one attribute value (RFC 4514 §2.4). */
export function escapeValue(text: string): string {
  return MUST_ESCAPE.test(text) ? text.replace(SPECIAL, escapeCharacter) : text;
}

function escapeCharacter(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0x80) {
    return character;
  }
  return code < 0x20 || code === 0x7f
    ? `\\${code.toString(16).toUpperCase().padStart(2, '0')}`
    : `\\${character}`;
}
