/** The model that all phone families share: items with their places, and which of them hold certificates. */
import type { Span } from '../text';
import { hasPlaceholder } from '../xml/template';
import { unescaped, type XmlDocument } from '../xml/xmlDocument';
import type { Catalogue, CatalogueEntry } from './catalogue';
import type { SavedForm } from './savedForm';

export type DialectId =
  | 'optipoint'
  | 'wpi'
  | 'ucsoftware'
  | 'innovaphone'
  | 'ciscoSep'
  | 'ciscoSpa'
  | 'snom'
  | 'grandstream'
  | 'yealink';

/** What a document is taken for. */
export interface PhoneOptions {
  /** Path or URI of the document; empty where there is none. */
  readonly path: string;
  /** `auto`: by what the text looks like. `off`: no document is a phone's. */
  readonly dialect: DialectId | 'auto' | 'off';
  /** Pattern of names or paths, and the dialect of the files that it fits. */
  readonly files: Readonly<Record<string, DialectId | 'off'>>;
  /** What version control has of the document; absent where that is not known. */
  readonly committed?: CommittedText | undefined;
  /** How its file is written; absent where there is none, or nobody looked. */
  readonly saved?: SavedForm | undefined;
}

/** The same object as long as it is the same commit. */
export interface CommittedText {
  readonly text: string;
}

/** What an item that holds a certificate or key is for, and how its value has to be written. */
export interface CertificateSlot {
  readonly role: 'ca' | 'certificate' | 'private-key' | 'pkcs12' | 'any';
  /** `base64`: of the DER, without armor. `any`: PEM or base64, no source says which. */
  readonly encoding: 'pem' | 'base64' | 'hex' | 'any';
  /** Name of the item with the key for this certificate, or the certificate for this key. */
  readonly partner?: string;
}

/** How a value stands in the file, and so how its line ends have to be written. */
export type Notation = 'element' | 'attribute' | 'line';

export interface PhoneItem {
  readonly name: string;
  readonly nameSpan: Span;
  /** As written, without quotes. */
  readonly valueSpan: Span;
  readonly notation: Notation;
  readonly index: string | undefined;
  readonly indexSpan: Span | undefined;
  /** The item with everything that belongs to it. */
  readonly span: Span;
  /** The element or command that it is part of. */
  readonly group: string;
  /** Index of the element whose attribute it is; -1 for others. */
  readonly element: number;
}

/** A file that a config names. */
export interface FileReference {
  readonly path: string;
  readonly span: Span;
  readonly kind: 'config' | 'software';
}

export type PhoneFileKind =
  /** For all phones of a model. */
  | 'system'
  /** For one phone. */
  | 'device'
  | 'parameters'
  /** Names the files to load. */
  | 'master'
  | 'message'
  | 'script'
  /** PEM objects for an upload. */
  | 'bundle'
  | 'directory'
  /** Settings of a provisioning server. */
  | 'server';

export interface PhoneContent {
  readonly kind: PhoneFileKind;
  /** In the order of the text. */
  readonly items: readonly PhoneItem[];
  readonly references: readonly FileReference[];
  readonly xml: XmlDocument | undefined;
}

/** A text that may be a phone's. */
export interface PhoneSource {
  readonly text: string;
  /** Without its folder; empty where it is not known. */
  readonly fileName: string;
  readonly languageId: string;
}

export interface Dialect {
  readonly id: DialectId;
  readonly title: string;
  readonly syntax: 'xml' | 'lines';
  readonly catalogue: Catalogue;
  recognises(source: PhoneSource): boolean;
  read(source: PhoneSource): PhoneContent;
  /** What a certificate item of this name holds. */
  slotOf(name: string, item: PhoneItem | undefined): CertificateSlot | undefined;
}

export interface PhoneConfig extends PhoneContent {
  readonly dialect: Dialect;
  readonly text: string;
  readonly fileName: string;
  readonly isTemplate: boolean;
  readonly saved?: SavedForm | undefined;
}

/** The item's value with its references resolved. */
export function valueOfItem({ text }: PhoneConfig, { valueSpan, notation }: PhoneItem): string {
  const raw = text.slice(valueSpan.start, valueSpan.end);
  return notation === 'line' ? raw : unescaped(raw);
}

/** Trimmed; `undefined` where it is not known before a template is filled in. */
export function knownValue(config: PhoneConfig, item: PhoneItem): string | undefined {
  const value = valueOfItem(config, item).trim();
  return config.isTemplate && hasPlaceholder(value) ? undefined : value;
}

/** The name as it was meant: as written, or repaired where it is plainly damaged. */
export function meantName({ dialect }: PhoneConfig, { name }: PhoneItem): string {
  return dialect.catalogue.lookup(name) === undefined ? (dialect.catalogue.meantBy(name) ?? name) : name;
}

export function entryOf({ dialect }: PhoneConfig, { name }: PhoneItem): CatalogueEntry | undefined {
  const { catalogue } = dialect;
  const entry = catalogue.lookup(name);
  if (entry !== undefined) {
    return entry;
  }
  const meant = catalogue.meantBy(name);
  return meant === undefined ? undefined : catalogue.lookup(meant);
}

export function slotOf(config: PhoneConfig, item: PhoneItem): CertificateSlot | undefined {
  return config.dialect.slotOf(meantName(config, item), item);
}

export function itemsNamed(config: PhoneConfig, name: string): readonly PhoneItem[] {
  return config.items.filter((item) => item.name === name);
}

/** The item whose name or value holds the offset. */
export function itemAt({ items }: PhoneConfig, offset: number): PhoneItem | undefined {
  let low = 0;
  let high = items.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle] as PhoneItem).span.start <= offset) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  const item = items[low - 1];
  return item !== undefined && offset <= item.span.end ? item : undefined;
}

/** The MAC address at the end of a file's name, where there is one. */
export function macOf(fileName: string): string | undefined {
  return /(?:^|[^0-9a-f])?([0-9a-f]{12})(?=[^0-9a-f]|$)/i.exec(fileName)?.[1];
}
