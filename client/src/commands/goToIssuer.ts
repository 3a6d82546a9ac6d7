import { ServerCommand } from '../../../server/src/core/protocol';
import type { FindIssuersResult, ObjectReference } from '../../../server/src/core/workspaceProtocol';
import { messages } from '../messages';
import { isObjectNode } from '../views/pki/pkiNode';
import { askServer } from './askServer';
import type { Command } from './command';
import { givenPlace } from './givenPlace';
import { showObject } from './openObject';

/** The certificate whose key signed the one under the cursor or in the PKI view. */
export const goToIssuer: Command = async (session, given) => {
  const reference: ObjectReference | undefined = isObjectNode(given)
    ? { id: given.object.id }
    : await givenPlace(given);
  if (reference === undefined) {
    return;
  }
  const { issuers, text } = await askServer<FindIssuersResult>(session, ServerCommand.findIssuers, reference);
  const [issuer] = issuers;
  if (issuer === undefined) {
    void messages.showInformationMessage(text);
    return;
  }
  await showObject(issuer.object);
  if (issuer.signature === 'unsupported') {
    void messages.showInformationMessage(`${text} The signature could not be checked.`);
  }
};
