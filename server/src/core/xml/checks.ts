/** What XML forbids within parts that are well delimited: references, attributes that stand twice, characters. */
import type { ReportXml } from './names';
import { isAllowedCharacter, type XmlAttribute } from './xmlDocument';

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

/** So many attributes are compared one by one. */
const FEW = 8;

function hasBefore(attributes: readonly XmlAttribute[], index: number, name: string): boolean {
  for (let before = 0; before < index; before++) {
    if (attributes[before]?.name === name) {
      return true;
    }
  }
  return false;
}

/** XML 1.0 §3.1: no attribute twice in one tag. */
export function checkDuplicates(attributes: readonly XmlAttribute[], report: ReportXml): void {
  const seen = attributes.length > FEW ? new Set<string>() : undefined;
  for (let index = 1; index < attributes.length; index++) {
    const { name, nameSpan } = attributes[index] as XmlAttribute;
    seen?.add((attributes[index - 1] as XmlAttribute).name);
    if (seen?.has(name) ?? hasBefore(attributes, index, name)) {
      report('duplicate-attribute', nameSpan.start, nameSpan.end, name);
    }
  }
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: these are what is looked for (XML 1.0 §2.2).
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** The first characters that XML has no place for. */
export function findForbidden(text: string, report: ReportXml): void {
  let found = 0;
  for (const { index, 0: character } of text.matchAll(FORBIDDEN)) {
    if (++found > 20) {
      break;
    }
    const code = character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0');
    report('forbidden-character', index, index + 1, code);
  }
}
