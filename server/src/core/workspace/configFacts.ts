/** What the index keeps of a phone config: of which family it is, and whose servers it names. */
import type { DocumentModel } from '../documentModel';
import type { DialectId, PhoneFileKind } from '../phone/phoneConfig';
import { phoneConfigOf } from '../phone/phoneDocument';
import { serverNamesIn } from '../phone/serverNames';

export interface ConfigFacts {
  readonly uri: string;
  readonly dialect: DialectId;
  readonly kind: PhoneFileKind;
  /** Of the provisioning servers, in lower case, each once. */
  readonly servers: readonly string[];
}

/** `undefined` where the document is no phone config. */
export function readConfigFacts(model: DocumentModel, uri: string): ConfigFacts | undefined {
  const config = phoneConfigOf(model);
  return (
    config && {
      uri,
      dialect: config.dialect.id,
      kind: config.kind,
      servers: [...new Set(serverNamesIn(config).map(({ name }) => name.toLowerCase()))],
    }
  );
}
