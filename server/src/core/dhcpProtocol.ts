/** What client and server say to each other about the DHCP options of phones: names and plain types. */

/** Ids of `workspace/executeCommand`. */
export const DhcpCommand = {
  suggestion: 'phonepki.server.dhcpSuggestion',
  options: 'phonepki.server.dhcpOptions',
} as const;

/** The families of which a document says which option they read. */
export const DHCP_FAMILIES = ['optipoint', 'wpi', 'ucsoftware', 'innovaphone'] as const;
export type DhcpFamily = (typeof DHCP_FAMILIES)[number];

export const DHCP_SERVERS = ['dnsmasq', 'isc-dhcpd', 'windows'] as const;
export type DhcpServer = (typeof DHCP_SERVERS)[number];

export interface DhcpSuggestionArguments {
  /** URI of an open document that may be a phone config. */
  readonly uri: string;
}

/** What a config says of the options; all absent where it is none, or says nothing. */
export interface DhcpSuggestion {
  readonly family?: DhcpFamily;
  /** The family by its name, also where nothing is known of its options. */
  readonly title?: string;
  readonly url?: string;
  /** Numbers of the options that its phones look at, where they can be told to look elsewhere. */
  readonly codes?: readonly number[];
}

export interface DhcpOptionsArguments {
  readonly family: DhcpFamily;
  /** Where the phones find their server: a URL; for the provisioning service of OpenStage phones also an address alone. */
  readonly url: string;
  readonly server: DhcpServer;
  /** For UC Software: 66, or a number from 128 to 254. */
  readonly codes?: readonly number[];
  /** For Siemens and Unify phones: the VLAN that they are to go to, 1 to 4094. */
  readonly vlan?: number;
}

export interface DhcpOptionsResult {
  /** A part of the server's configuration, with comments. */
  readonly text: string;
  /** Language id of the text. */
  readonly language: string;
  /** Sentences for people. */
  readonly warnings: readonly string[];
}
