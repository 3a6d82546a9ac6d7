/** What the index keeps of a phone config: of which family it is, and whose servers it names. */
import type { DocumentModel } from '../documentModel';
import { certificateFiles, fileKeyOf } from '../phone/certificateFiles';
import { type DialectId, type PhoneFileKind, slotOf } from '../phone/phoneConfig';
import { phoneConfigOf } from '../phone/phoneDocument';
import { serverNamesIn } from '../phone/serverNames';

export interface ConfigFacts {
  readonly uri: string;
  readonly dialect: DialectId;
  readonly kind: PhoneFileKind;
  /** Of the provisioning servers, in lower case, each once. */
  readonly servers: readonly string[];
  /** Items for certificates and keys that have a value. */
  readonly slots: readonly string[];
  /** Names of files that its certificate items name, without folders and in lower case, each once. */
  readonly certificateFiles: readonly string[];
}

/** What configs are found by: a server that they name, a slot that they fill, a file with a certificate. */
export type ConfigKey = 'servers' | 'slots' | 'certificateFiles';
export const CONFIG_KEYS: readonly ConfigKey[] = ['servers', 'slots', 'certificateFiles'];

/** `undefined` where the document is no phone config. */
export function readConfigFacts(model: DocumentModel, uri: string): ConfigFacts | undefined {
  const config = phoneConfigOf(model);
  return (
    config && {
      uri,
      dialect: config.dialect.id,
      kind: config.kind,
      servers: [...new Set(serverNamesIn(config).map(({ name }) => name.toLowerCase()))],
      slots: config.items
        .filter((item) => item.valueSpan.end > item.valueSpan.start && slotOf(config, item) !== undefined)
        .map(({ name }) => name),
      certificateFiles: [...new Set(certificateFiles(config).map(({ path }) => fileKeyOf(path)))],
    }
  );
}
