/** Certificate items that name a file, or the URL that a phone loads it from, and which file of the workspace that is. */
import type { Block } from '../encoding/encoded';
import { type Span, touches } from '../text';
import { attributeOf, unescaped } from '../xml/xmlDocument';
import { itemAt, knownValue, type PhoneConfig, slotOf } from './phoneConfig';
import { blocksOfItem } from './phoneDocument';

export interface CertificateFile {
  /** A URL, or a name with or without folders. */
  readonly path: string;
  /** Of the value. */
  readonly span: Span;
}

/** Yealink loads all certificates by URL. */
const URL_ITEM = /^static\.(?:trusted|server)_certificates\.url$/;
const URL = /^[a-z][a-z0-9+.-]*:\/\/[^/]+\/\S+$/i;
const FILE = /^(?![a-z]+:\/\/)[\w./\\ -]+\.(?:pem|crt|cer|der|key|p12|pfx|p7b|p7c)$/i;

export function isUrl(path: string): boolean {
  return URL.test(path);
}

export function certificateFiles(config: PhoneConfig): readonly CertificateFile[] {
  const files: CertificateFile[] = [];
  for (const item of config.items) {
    if (URL_ITEM.test(item.name) || slotOf(config, item) !== undefined) {
      const path = knownValue(config, item) ?? '';
      if (isUrl(path) || FILE.test(path)) {
        files.push({ path, span: item.valueSpan });
      }
    }
  }
  return [...files, ...bySnom(config)];
}

/** `<certificate url="…"/>` (service.snom.com). */
function bySnom({ dialect, xml, text }: PhoneConfig): readonly CertificateFile[] {
  const elements = dialect.id === 'snom' ? (xml?.elements ?? []) : [];
  return elements.flatMap((element) => {
    const span = element.name === 'certificate' ? attributeOf(element, 'url')?.valueSpan : undefined;
    const path = span && unescaped(text.slice(span.start, span.end)).trim();
    return span !== undefined && path !== undefined && isUrl(path) ? [{ path, span }] : [];
  });
}

export function certificateFileAt(config: PhoneConfig, offset: number): CertificateFile | undefined {
  return certificateFiles(config).find(({ span }) => touches(span, offset));
}

/** The first object in the value of the certificate item at the offset. */
export function blockOfSlotAt(
  config: PhoneConfig,
  blocks: readonly Block[],
  offset: number,
): Block | undefined {
  const item = itemAt(config, offset);
  return item === undefined || slotOf(config, item) === undefined ? undefined : blocksOfItem(blocks, item)[0];
}

/** Of the files, those that end as the path does, in as many of its parts as any; none where not even the name fits. */
export function filesOfPath(uris: readonly string[], path: string): readonly string[] {
  const wanted = partsOf(path);
  let most = 1;
  let found: string[] = [];
  for (const uri of uris) {
    const common = commonEnd(partsOf(uri), wanted);
    if (common > most) {
      most = common;
      found = [];
    }
    if (common === most) {
      found.push(uri);
    }
  }
  return found;
}

/** The name of the file alone, in small letters, to find configs by. */
export function fileKeyOf(path: string): string {
  return (partsOf(path)[0] ?? '').toLowerCase();
}

/** Without scheme and host, query and fragment; the last part first. */
function partsOf(path: string): readonly string[] {
  const bare = path
    .replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '')
    .replace(/[?#].*$/, '')
    .replace(/\\/g, '/');
  return decoded(bare)
    .split('/')
    .filter((part) => part !== '' && part !== '.')
    .reverse();
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function commonEnd(one: readonly string[], other: readonly string[]): number {
  let length = 0;
  while (length < one.length && length < other.length && one[length] === other[length]) {
    length++;
  }
  return length;
}
