/**
 * What client and server say to each other about views: the certificate viewer, the ASN.1 structure, comparing
 * and converting. Plain types only.
 */
import type { TextPosition } from './protocol';

/** A file that may not be open: its bytes go with the question. */
export interface FileArguments {
  readonly name: string;
  /** Content of the file in base64. */
  readonly bytes: string;
}

export interface ViewModelArguments extends FileArguments {
  /** Of the document, for its settings. */
  readonly uri: string;
  /** Index of the object to show; {@link ViewModelArguments.position} decides where it is left out. */
  readonly object?: number;
  /** A place in a file of text. */
  readonly position?: TextPosition;
}

/** What a viewer shows of a file. All strings are plain text. */
export interface ViewModel {
  readonly name: string;
  /** In the order of the file, what lies in a container directly behind it. */
  readonly objects: readonly ViewSummary[];
  /** Objects beyond those listed. */
  readonly left: number;
  /** `undefined` where the file holds nothing that can be decoded. */
  readonly shown?: ViewDetails;
}

export type ViewTone = 'neutral' | 'good' | 'warn' | 'bad';

export interface ViewBadge {
  readonly text: string;
  readonly tone: ViewTone;
}

/** One object in the list of those in a file. */
export interface ViewSummary {
  /** Index of the object. */
  readonly id: number;
  readonly kind: string;
  readonly title: string;
  readonly kindName: string;
  readonly fact: ViewBadge;
  /** The object that holds it. */
  readonly container?: number;
}

/** Milliseconds since 1970, where they can be read. */
export interface ViewValidity {
  readonly notBefore?: number;
  /** Without: no end is given. */
  readonly notAfter?: number;
  readonly now: number;
  readonly startLabel: string;
  readonly startText: string;
  readonly endLabel: string;
  readonly endText: string;
  /** `in 12 days`, `3 days ago`. */
  readonly remark: string;
  /** One sentence that says all of it. */
  readonly sentence: string;
  readonly tone: ViewTone;
}

/** One certificate of the chain, from the top; the last one is the one shown. */
export interface ViewLink {
  /** Without: it is not in the file. */
  readonly object?: number;
  readonly title: string;
  readonly role: string;
  readonly note: string;
  readonly tone: ViewTone;
}

/** A line with lines below it. */
export interface ViewLine {
  readonly text: string;
  readonly children?: readonly ViewLine[];
}

export type ViewSeverity = 'error' | 'warning' | 'information' | 'hint';

export interface ViewFinding {
  readonly severity: ViewSeverity;
  readonly message: string;
  readonly rule: string;
}

/** What a device would say of the object. */
export interface ViewVerdict {
  readonly text: string;
  readonly tone: ViewTone;
  /** A few sentences each. */
  readonly reasons: readonly string[];
}

export interface ViewRow {
  readonly label: string;
  readonly value: string;
  readonly note?: string;
  readonly tone: ViewTone;
  /** The whole value where one line does not hold it. */
  readonly lines?: readonly ViewLine[];
  /** What goes on the clipboard. */
  readonly copy: string;
  readonly findings: readonly ViewFinding[];
}

export interface ViewSection {
  readonly title: string;
  readonly isCode: boolean;
  readonly rows: readonly ViewRow[];
  /** Rows beyond those listed. */
  readonly left: number;
}

export interface ViewDetails {
  readonly id: number;
  readonly kind: string;
  readonly title: string;
  readonly kindName: string;
  /** What stands below the title: who issued it, what it holds. */
  readonly subtitle: string;
  readonly badges: readonly ViewBadge[];
  /** Of the devices that the object is for. */
  readonly verdicts: readonly ViewVerdict[];
  readonly validity?: ViewValidity;
  readonly chain: readonly ViewLink[];
  readonly sections: readonly ViewSection[];
  /** Those about no single row. */
  readonly findings: readonly ViewFinding[];
  /** How many in all, worst first. */
  readonly findingCounts: readonly (readonly [severity: ViewSeverity, count: number])[];
  readonly hasStructure: boolean;
  /** Of the file this is the object that a pass phrase opens. */
  readonly opensWithPassPhrase: boolean;
}

/** Where a structure is: in an open document, or in bytes that go with the question. */
export interface Asn1Place {
  /** An open document, and a block of it. */
  readonly uri?: string;
  readonly block?: number;
  /** A file, and an object of {@link ViewModel}. */
  readonly name?: string;
  readonly bytes?: string;
  readonly object?: number;
}

export interface Asn1ChildrenArguments extends Asn1Place {
  /** Indexes from the outermost value on; empty for what lies directly in it. */
  readonly path: readonly number[];
  /** The first of the children that are wanted. */
  readonly from: number;
  readonly count: number;
}

export interface Asn1Node {
  /** `notAfter`, `[2]`. */
  readonly name: string;
  /** `Time`, `SEQUENCE`. */
  readonly type: string;
  /** One line; of secrets the length and nothing else. */
  readonly value: string;
  readonly isSecret: boolean;
  readonly childCount: number;
  /** Of its first byte in the bytes that it was read from. */
  readonly offset: number;
  readonly headerLength: number;
  readonly contentLength: number;
  /** Of an open document. */
  readonly range?: { readonly start: TextPosition; readonly end: TextPosition };
}

export interface Asn1ChildrenResult {
  /** The value whose children these are. */
  readonly parent: Asn1Node;
  readonly children: readonly Asn1Node[];
}

/** The field under the cursor. */
export interface Asn1PathResult {
  /** Index of the block; `undefined` where there is none. */
  readonly block?: number;
  readonly title: string;
  readonly path: readonly number[];
}

export interface CompareTextArguments extends FileArguments {
  /** Index of the object, as {@link ViewModel} has it. */
  readonly object: number;
}

export const CONVERSION_FORMATS = ['pem', 'der', 'base64', 'pkcs7', 'pkcs7Der'] as const;

export type ConversionFormat = (typeof CONVERSION_FORMATS)[number];

export interface ConvertArguments extends FileArguments {
  readonly to: ConversionFormat;
  /** UTF-16 offsets in a file of text; all of it where they are left out. */
  readonly selection?: { readonly start: number; readonly end: number };
  /** Where files are written: URI of the file where there is one, of their folder where there are several. */
  readonly output?: string;
  /** Files that are there may be replaced. */
  readonly overwrite?: boolean;
}

/** One text, or a file for each object. */
export interface ConvertResult {
  readonly text?: string;
  /** Bytes in base64. */
  readonly files?: readonly {
    readonly name: string;
    readonly bytes: string;
    /** It holds a key. */
    readonly isSecret: boolean;
  }[];
}
