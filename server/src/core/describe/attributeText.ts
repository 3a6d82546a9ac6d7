/** Attributes as lines: the name, and each of its values. */
import { safeText } from '../asn1/safeText';
import { readText } from '../der/strings';
import type { Attribute } from '../x509/attribute';
import { asn1Lines } from './asn1Lines';
import { line, type OutlineLine } from './outlineLine';

export function attributeLines(attribute: Attribute): readonly OutlineLine[] {
  const texts = attribute.values.map((value) => readText(value)?.text);
  if (texts.length > 0 && texts.every((text) => text !== undefined)) {
    return [line(`${attribute.name}: ${texts.map((text) => safeText(text)).join(', ')}`)];
  }
  return [line(attribute.name, attribute.values.flatMap(asn1Lines))];
}
