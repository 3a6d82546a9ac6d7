/** The XML declaration and the document type: recognised, checked, never followed. */
import type { Span } from '../text';
import type { ReportXml } from './names';
import type { XmlDeclaration, XmlDocumentType } from './xmlDocument';

/** XML 1.0 §2.8, production XMLDecl. */
const DECLARATION =
  /^<\?xml\s+version\s*=\s*(?:"1\.[0-9]+"|'1\.[0-9]+')(?:\s+encoding\s*=\s*(?:"[A-Za-z][\w.-]*"|'[A-Za-z][\w.-]*'))?(?:\s+standalone\s*=\s*(?:"(?:yes|no)"|'(?:yes|no)'))?\s*\?>$/;
const ENCODING = /\bencoding\s*=\s*(["'])([^"']*)\1/;

export function readDeclaration(text: string, span: Span, report: ReportXml): XmlDeclaration {
  const raw = text.slice(span.start, span.end);
  if (span.start > (text.startsWith('\uFEFF') ? 1 : 0)) {
    report('declaration-not-first', span.start, span.end);
  } else if (!DECLARATION.test(raw)) {
    report('bad-declaration', span.start, span.end);
  }
  const match = ENCODING.exec(raw);
  const encoding = match?.[2];
  if (match === null || encoding === undefined) {
    return { span, encoding: undefined, encodingSpan: undefined };
  }
  const start = span.start + match.index + match[0].length - 1 - encoding.length;
  return { span, encoding, encodingSpan: { start, end: start + encoding.length } };
}

const PART = /<!--|<\?|["']|<!ENTITY\b|[[\]<>]/g;
const CLOSING: Readonly<Record<string, string>> = { '<!--': '-->', '<?': '?>', '"': '"', "'": "'" };

/** Reads `<!DOCTYPE …>` from `at` on; quotes, comments and the internal subset may hold `>`. */
export function readDocumentType(text: string, at: number): XmlDocumentType {
  const entities: Span[] = [];
  let brackets = 0;
  let angles = 0;
  let end = text.length;
  PART.lastIndex = at;
  for (let match = PART.exec(text); match !== null; match = PART.exec(text)) {
    const [part] = match;
    const closing = CLOSING[part];
    if (closing !== undefined) {
      const found = text.indexOf(closing, PART.lastIndex);
      if (found < 0) {
        break;
      }
      PART.lastIndex = found + closing.length;
    } else if (part === '<!ENTITY') {
      angles++;
      if (entities.length < 20) {
        entities.push({ start: match.index, end: match.index + part.length });
      }
    } else if (part === '[') {
      brackets++;
    } else if (part === ']') {
      brackets = Math.max(0, brackets - 1);
    } else if (part === '<') {
      angles++;
    } else if (part === '>' && --angles <= 0 && brackets === 0) {
      end = match.index + 1;
      break;
    }
  }
  const head = text.slice(at, Math.min(end, at + 1000));
  return {
    span: { start: at, end },
    isExternal: /^<!DOCTYPE\s+\S+\s+(?:SYSTEM|PUBLIC)\b/.test(head),
    entities,
  };
}
