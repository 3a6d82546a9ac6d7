/** Distinguished names where people read them. */
import { safeText } from '../asn1/safeText';
import type { Name, NameAttribute } from '../x509/name';
import { attributeText, nameToOneLine } from '../x509/nameText';

/** Attribute types by which people call an object, best first: commonName, organizationalUnit, organization. */
const TITLE_TYPES = [
  '2.5.4.3',
  '2.5.4.11',
  '2.5.4.10',
  '2.5.4.41',
  '0.9.2342.19200300.100.1.1',
  '1.2.840.113549.1.9.1',
];

/** `CN=Root CA`; `undefined` where the name is empty or missing. */
export function nameTitle(name: Name | undefined): string | undefined {
  if (name === undefined) {
    return undefined;
  }
  for (const type of TITLE_TYPES) {
    const attribute = lastAttribute(name, type);
    if (attribute !== undefined) {
      return safeText(attributeText(attribute));
    }
  }
  const whole = nameToOneLine(name);
  return whole === '' ? undefined : safeText(whole);
}

function lastAttribute(name: Name, type: string): NameAttribute | undefined {
  for (let at = name.rdns.length - 1; at >= 0; at--) {
    const found = name.rdns[at]?.find((attribute) => attribute.type === type);
    if (found !== undefined) {
      return found;
    }
  }
  return undefined;
}

/** `C=US, O=Example, CN=www` */
export function nameText(name: Name | undefined): string {
  if (name === undefined) {
    return 'unreadable';
  }
  const text = nameToOneLine(name);
  return text === '' ? 'empty' : safeText(text);
}
