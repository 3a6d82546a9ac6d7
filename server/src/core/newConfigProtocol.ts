/** What client and server say to each other about new phone configs: names and plain types. */
import type { CaResult } from './caProtocol';

/** Id of `workspace/executeCommand`. */
export const NEW_PHONE_CONFIG = 'phonepki.server.newPhoneConfig';

export const NEW_CONFIG_FAMILIES = ['optipoint', 'polycom', 'spectralink', 'innovaphone'] as const;
export type NewConfigFamily = (typeof NEW_CONFIG_FAMILIES)[number];

export interface NewPhoneConfigArguments {
  readonly family: NewConfigFamily;
  /** URI of the folder for the new files. */
  readonly folder: string;
  /** MAC addresses in any notation, separated by commas, blanks or line ends; … */
  readonly phones?: string;
  /** … and a CSV file that has a column of them. */
  readonly table?: string;
  /** optiPoint: name of the system file without extension. */
  readonly baseName?: string;
  /** UC Software: host or URL; innovaphone: URL of the folder of the scripts. */
  readonly server?: string;
  /** UC Software. */
  readonly timeServer?: string;
  /** innovaphone: minutes between two looks at the server. */
  readonly poll?: number;
  /** Ids of certificates of the workspace: of CAs that the phones are to trust. */
  readonly authorities?: readonly string[];
  /** URI of a folder whose files have MAC addresses in their names: a certificate for each phone. */
  readonly certificates?: string;
  readonly overwrite?: boolean;
  readonly dryRun?: boolean;
}

/** `rows` say what the files hold; `findings` are those of our own rules on them. */
export type NewPhoneConfigResult = CaResult;
