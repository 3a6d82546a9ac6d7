import { encryptPrivateKey } from '../../ca/keys/encryptPrivateKey';
import { describeObject } from '../../core/describe/describeObject';
import { blockAt } from '../../core/documentModel';
import { encryptableKey, encryptedBlock } from '../../core/features/encryptableKey';
import { type EncryptKeyArguments, type EncryptKeyResult, ServerCommand } from '../../core/protocol';
import { applyWorkspaceEdit, checkMayChange, refused } from '../applyWorkspaceEdit';
import { refusing } from '../ca/caService';
import { toRange } from '../toProtocol';
import { defineCommand } from './command';
import { objectPlaceProperties } from './objectAtPosition';

export const encryptKey = defineCommand<EncryptKeyArguments, EncryptKeyResult>({
  id: ServerCommand.encryptKey,
  description:
    'Puts a private key in clear, in an open document, under a pass phrase where it stands: PKCS #8 with AES-256, as one edit. Writes no file.',
  schema: {
    type: 'object',
    properties: {
      ...objectPlaceProperties,
      passPhrase: { type: 'string', description: 'Sealed (phonepki.server.sealingKey).' },
      dryRun: { type: 'boolean', description: 'Only say which key it is, or why it cannot be done.' },
    },
    required: ['uri', 'position'],
  },
  run: (session, { uri, position, passPhrase, dryRun }) =>
    refusing(async () => {
      checkMayChange(session);
      const opened = await session.open(uri);
      const block = opened && blockAt(opened.model, opened.document.offsetAt(position));
      if (opened === undefined || block === undefined) {
        throw refused('there is no private key at this place. Put the cursor into one.');
      }
      const { document, model } = opened;
      const found = encryptableKey(model, block);
      if (found.kind === 'refusal') {
        throw refused(found.reason);
      }
      const { title } = describeObject(found.key, { now: session.runtime.now() });
      if (dryRun === true) {
        return { title };
      }
      const opensIt = await session.ca.passPhrase(passPhrase);
      if (opensIt === undefined || opensIt === '') {
        throw refused('a key is encrypted with a pass phrase, and there was none.');
      }
      const octets = await encryptPrivateKey(session.runtime.crypto, found.key, opensIt);
      const { span, text } = encryptedBlock(model, block, octets);
      const edits = [{ range: toRange(document, span), newText: text }];
      const { version } = document;
      if (session.capabilities.workspace?.workspaceEdit?.documentChanges === true) {
        const change = { textDocument: { uri, version }, edits };
        await applyWorkspaceEdit(session, 'Encrypt private key', { documentChanges: [change] });
      } else if (session.documents.get(uri)?.version === version) {
        await applyWorkspaceEdit(session, 'Encrypt private key', { changes: { [uri]: edits } });
      } else {
        throw refused('the text was changed meanwhile. Try again.');
      }
      return { title };
    }),
});
