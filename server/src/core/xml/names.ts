/** Names and references of XML. */
import { isAllowedCharacter, type XmlProblemKind } from './xmlDocument';

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

const REFERENCE = /&(?:#x([0-9a-fA-F]+);|#([0-9]+);|([A-Za-z_:][\w:.-]*);)?/g;
const PREDEFINED: ReadonlySet<string> = new Set(['lt', 'gt', 'amp', 'quot', 'apos']);

/** Reports what begins with `&` and is no reference that is known without a DTD (XML 1.0 §4.1). */
export function checkReferences(
  text: string,
  start: number,
  end: number,
  hasDocumentType: boolean,
  report: ReportXml,
): void {
  let at = start;
  const raw = text.slice(start, end);
  if (!raw.includes('&')) {
    return;
  }
  for (const match of raw.matchAll(REFERENCE)) {
    at = start + match.index;
    const [whole, hex, decimal, name] = match;
    if (hex !== undefined || decimal !== undefined) {
      const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
      if (!isAllowedCharacter(code)) {
        report('bad-reference', at, at + whole.length, whole);
      }
    } else if (name === undefined) {
      report('bare-ampersand', at, at + 1);
    } else if (!PREDEFINED.has(name) && !hasDocumentType) {
      report('unknown-entity', at, at + whole.length, name);
    }
  }
}
