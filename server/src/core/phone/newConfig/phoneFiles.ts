/** The files of a family of phones, as its documents have them, with certificates in their slots. */
import type { NewConfigFamily } from '../../newConfigProtocol';
import type { PkiObject } from '../../pkiObject';
import type { Certificate } from '../../x509/certificate';
import { innovaphoneFiles } from './innovaphoneFiles';
import { optipointFiles } from './optipointFiles';
import { ucSoftwareFiles } from './ucSoftwareFiles';

/** What one phone gets. */
export interface DeviceMaterial {
  /** First that of the phone, then the CAs above it. */
  readonly certificates: readonly Certificate[];
  readonly key: PkiObject | undefined;
  readonly pkcs12: PkiObject | undefined;
}

export interface PhoneFilesPlan {
  readonly family: NewConfigFamily;
  /** Twelve small hexadecimal digits each. */
  readonly phones: readonly string[];
  /** optiPoint: the name of the system file without its extension. */
  readonly baseName: string;
  readonly server: string | undefined;
  readonly timeServer: string | undefined;
  /** Minutes. */
  readonly poll: number;
  readonly authorities: readonly Certificate[];
  readonly devices: ReadonlyMap<string, DeviceMaterial>;
  /** Milliseconds since 1970. */
  readonly now: number;
}

export interface PhoneFile {
  /** Without a folder. */
  readonly name: string;
  readonly text: string;
  /** It holds a private key. */
  readonly isSecret: boolean;
}

export type PhoneFiles =
  | {
      readonly kind: 'files';
      readonly files: readonly PhoneFile[];
      /** What a person has to know or to do; whole sentences, each once. */
      readonly notes: readonly string[];
    }
  /** A whole sentence. */
  | { readonly kind: 'refusal'; readonly refusal: string };

export function phoneFiles(plan: PhoneFilesPlan): PhoneFiles {
  const made = FAMILIES[plan.family](plan);
  return made.kind === 'files' ? { ...made, notes: [...new Set(made.notes)] } : made;
}

const FAMILIES: Readonly<Record<NewConfigFamily, (plan: PhoneFilesPlan) => PhoneFiles>> = {
  optipoint: optipointFiles,
  polycom: ucSoftwareFiles,
  spectralink: ucSoftwareFiles,
  innovaphone: innovaphoneFiles,
};
