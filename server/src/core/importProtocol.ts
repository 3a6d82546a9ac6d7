/** What client and server say to each other about what comes from elsewhere: names and plain types. */
import type { SealedText } from './caProtocol';

/** Ids of `workspace/executeCommand`; all of them answer a `CaResult`. */
export const ImportCommand = {
  importCa: 'phonepki.server.importCa',
  importCertificate: 'phonepki.server.importCertificate',
  importPkcs12: 'phonepki.server.importPkcs12',
} as const;

export interface ImportCaArguments {
  /** URI of the folder with the files of a CA, or of its certificate where several CAs lie in one folder. */
  readonly source: string;
  /** URI of a new folder to copy it to; absent to use it where it is. */
  readonly folder?: string;
  /** Of the key, where it is encrypted: then it is held against the certificate. */
  readonly passPhrase?: SealedText;
  readonly dryRun?: boolean;
}

export interface ImportCertificateArguments {
  /** URI of the file that the other CA sent: PEM, DER or PKCS #7. */
  readonly source: string;
  /** URI of the request that it answers; found by the public key where it is absent. */
  readonly request?: string;
  /** URI of the private key; found by the public key where it is absent. */
  readonly keyFile?: string;
  readonly overwrite?: boolean;
  readonly dryRun?: boolean;
}

export interface ImportPkcs12Arguments {
  readonly source: string;
  readonly sourcePassPhrase?: SealedText;
  /** URI of the folder for the new files. */
  readonly folder: string;
  /** Name of the new files without extension; not for a CA. */
  readonly name?: string;
  /** True: it is a CA, which gets the folder of one. */
  readonly asAuthority?: boolean;
  /** For the key as it is written. */
  readonly passPhrase?: SealedText;
  readonly overwrite?: boolean;
  readonly dryRun?: boolean;
}
