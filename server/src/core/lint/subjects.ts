/** What rules look at: whole documents, blocks, the objects in them, and parts that several objects have. */
import type { Host } from '../encoding/armor';
import type { Block, Encoded } from '../encoding/encoded';
import type { GitFacts } from '../gitFacts';
import type { PhoneConfig } from '../phone/phoneConfig';
import type { PkiObject } from '../pkiObject';
import type { Surroundings } from '../workspace/surroundings';
import type { Extension } from '../x509/extension';
import type { Name } from '../x509/name';
import type { PublicKeyInfo } from '../x509/publicKeyInfo';
import type { XmlDocument } from '../xml/xmlDocument';
import type { NamedRule } from './suppressions';

/** The text form of any object. */
export interface BlockSubject {
  readonly encoded: Encoded;
  readonly object: PkiObject;
}

/** A document as a whole, for what no single block shows. Spans of findings count from its start. */
export interface DocumentSubject {
  readonly text: string;
  readonly languageId: string;
  readonly host: Host;
  /** Its language is XML, or it is a phone config in XML under whatever language. */
  readonly isXml: boolean;
  readonly blocks: readonly Block[];
  readonly objectOf: (block: Block) => PkiObject;
  /** `undefined` where the file is in no repository, or nobody knows. */
  readonly git: GitFacts | undefined;
  /** The objects of the file as they were committed last; none where nobody knows. */
  readonly committed: () => readonly PkiObject[];
}

/** A document in its workspace, for what only other files show. */
export interface PlacedDocumentSubject extends DocumentSubject {
  readonly config: PhoneConfig | undefined;
  readonly surroundings: Surroundings;
}

/** A phone config as a whole. Spans of findings count from the start of the document. */
export interface PhoneSubject {
  readonly config: PhoneConfig;
  /** The config as it was committed last; `undefined` where nobody knows. */
  readonly committed: () => PhoneConfig | undefined;
  readonly blocks: readonly Block[];
  readonly objectOf: (block: Block) => PkiObject;
}

/** The XML of a phone config; other XML is left to others. */
export interface XmlSubject {
  readonly xml: XmlDocument;
  readonly config: PhoneConfig;
}

/** A distinguished name of an object; see {@link PartOwner}. */
export interface NameSubject {
  readonly name: Name;
  readonly role: 'subject' | 'issuer';
  /** Such as `tbsCertificate.subject`. */
  readonly field: string;
  readonly owner: PkiObject;
}

export interface ExtensionSubject {
  readonly extension: Extension;
  /** All extensions of the same list. */
  readonly extensions: readonly Extension[];
  /** Where the list stands: in a certificate, a CRL or one entry of it, or asked for in a request. */
  readonly role: 'certificate' | 'certificateList' | 'revokedCertificate' | 'certificateRequest';
  readonly owner: PkiObject;
}

export interface PublicKeySubject {
  readonly publicKeyInfo: PublicKeyInfo;
  readonly owner: PkiObject;
}

/** Every object kind is a subject by its own name; the rule gets the object itself. */
type ObjectSubjects = { readonly [K in PkiObject['kind']]: Extract<PkiObject, { readonly kind: K }> };

export interface Subjects extends ObjectSubjects {
  readonly block: BlockSubject;
  readonly document: DocumentSubject;
  readonly placedDocument: PlacedDocumentSubject;
  readonly phoneConfig: PhoneSubject;
  readonly xml: XmlSubject;
  readonly name: NameSubject;
  readonly extension: ExtensionSubject;
  readonly publicKeyInfo: PublicKeySubject;
  /** A rule that a comment disables by name, looked at after all other rules. */
  readonly suppression: NamedRule;
}

export type SubjectKind = keyof Subjects;

/** A subject with its kind. */
export type AnySubject = {
  [K in SubjectKind]: { readonly kind: K; readonly subject: Subjects[K] };
}[SubjectKind];
