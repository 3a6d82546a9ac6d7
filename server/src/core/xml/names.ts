/** Names of XML. */
import type { XmlProblemKind } from './xmlDocument';

export type ReportXml = (kind: XmlProblemKind, start: number, end: number, detail?: string) => void;

/** XML 1.0 §2.3: NameStartChar NameChar*, with everything beyond ASCII taken as a letter. */
const NAME = /^[A-Za-z_:\u00C0-\uFFFD][A-Za-z0-9_:.\-\u00B7-\uFFFD]*$/;

export function isXmlName(name: string): boolean {
  return NAME.test(name);
}

/** True where two names differ by case only, or by characters that print and scan alike. */
export function isNearlyName(a: string, b: string): boolean {
  return lookalikeOf(a) === lookalikeOf(b);
}

/** The text in small letters, with l, 1 and i, and with O and 0, as one character each. */
export function lookalikeOf(text: string): string {
  return text.toLowerCase().replace(/[1i|]/g, 'l').replace(/0/g, 'o');
}

/** What a tag begins with behind its `<`; more than XML allows, so that a bad name is told as such. */
export function isNameStart(unit: number): boolean {
  return (
    (unit >= 0x61 && unit <= 0x7a) ||
    (unit >= 0x41 && unit <= 0x5a) ||
    (unit >= 0x30 && unit <= 0x39) ||
    unit === 0x5f ||
    unit === 0x3a ||
    unit >= 0x80
  );
}

/** What may stand behind a value's closing quote. */
export function isValueEnd(text: string, at: number): boolean {
  return at >= text.length || /[\s/>?]/.test(text[at] as string);
}

/** A placeholder at which a name goes on: `reg.{$x}.label` may begin with one. */
export function isAttributeName(text: string, at: number): boolean {
  return /^[A-Za-z0-9_.:-]*\s*=/.test(text.slice(at, at + 200)) && !/^\s/.test(text.slice(at, at + 1));
}
