/** What client and server say to each other about who trusts whom over SIPS: names and plain types. */
import type { TextRange } from './trustListProtocol';

/** Ids of `workspace/executeCommand`. */
export const SipsCommand = {
  sipsTrust: 'phonepki.server.sipsTrust',
} as const;

export interface SipsTrustArguments {
  /** URI of the folder with the trust lists and certificates of the devices. */
  readonly folder: string;
  /** The SIP domain that registrars show an application certificate for. */
  readonly domain?: string;
  /** Names of devices; only the devices are listed where they are left out. */
  readonly registrars?: readonly string[];
  readonly phones?: readonly string[];
  /** URIs of further files that are trust lists, whatever they are called. */
  readonly trustLists?: readonly string[];
}

export interface SipsPlace {
  readonly title: string;
  readonly uri: string;
  /** Absent in files of bytes, and where all of the file is meant. */
  readonly range?: TextRange;
}

/** A device as the names of its files tell. */
export interface SipsDeviceSummary {
  /** Each once; folders as they lie below the one that was asked for. */
  readonly name: string;
  /** Names of its files. */
  readonly files: readonly string[];
  /** The device has a trust list, empty or not. */
  readonly hasTrustList: boolean;
  /** Titles of the certificates that it may show to others. */
  readonly certificates: readonly string[];
  /** One of them has the domain for its common name, or is made for servers. */
  readonly looksLikeRegistrar: boolean;
}

/**
 * `certificate-unknown`: none of the registrar is there. `application-certificate`: none for the domain.
 * `certificate`: devices refuse it whomever they trust. `trust`: one device does not trust another.
 */
export const SIPS_FINDINGS = [
  'certificate-unknown',
  'application-certificate',
  'certificate',
  'trust',
] as const;

/** A certificate that makes good what is missing. */
export interface SipsAddition {
  /** Of the workspace, as `listObjects` gives it. */
  readonly id: string;
  readonly title: string;
  /** URI of the trust list; of one that has to be made, where `isNew`. */
  readonly trustList: string;
  readonly isNew: boolean;
}

export interface SipsFinding {
  readonly kind: (typeof SIPS_FINDINGS)[number];
  /** `warning`: no document says that the connection fails. */
  readonly severity: 'error' | 'warning';
  readonly message: string;
  /** The way to mend it, in a sentence or two. */
  readonly mend: string;
  readonly places: readonly SipsPlace[];
  readonly addition?: SipsAddition;
}

export interface SipsTrustResult {
  /** In the order of their names. */
  readonly devices: readonly SipsDeviceSummary[];
  /** Common names of the certificates that devices may show; those of most devices first. */
  readonly commonNames: readonly string[];
  readonly findings: readonly SipsFinding[];
  /** One line. */
  readonly summary: string;
  /** All of it, for a person. */
  readonly text: string;
}
