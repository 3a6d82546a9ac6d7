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
