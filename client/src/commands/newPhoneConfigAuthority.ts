/** The CA that phones are to trust: a certificate of the workspace, or none. */
import * as vscode from 'vscode';
import { ServerCommand } from '../../../server/src/core/protocol';
import type { ListObjectsResult } from '../../../server/src/core/workspaceProtocol';
import { type Answer, askChoice, type Place, separator } from '../forms/form';
import type { Session } from '../startClient';
import { expiryWords } from '../views/pki/words';
import { askServer } from './askServer';

/** The id of the certificate; an empty one for none. */
export async function askAuthorityOfPhones(
  session: Session,
  place: Place,
  placeholder: string,
  active: string,
): Promise<Answer<string>> {
  const { objects } = await askServer<ListObjectsResult>(session, ServerCommand.listObjects, {
    roles: ['root CA', 'intermediate CA'],
  });
  const now = Date.now();
  // The same certificate lies in many files: its own comes before copies in configs.
  const own = [...objects].sort((one, other) => rank(one.uri) - rank(other.uri));
  const distinct = [...new Map(own.toReversed().map((object) => [object.sha256, object])).values()];
  return askChoice(place, {
    placeholder,
    choices: [
      { label: '$(dash) None', description: 'no CA is put into the files', value: '' },
      separator('CAs of the workspace'),
      ...distinct.toReversed().map((object) => ({
        label: object.title,
        description: [object.role, expiryWords(object, now)].filter((part) => part !== '').join(' · '),
        detail: vscode.workspace.asRelativePath(vscode.Uri.parse(object.uri, true)),
        value: object.id,
      })),
    ],
    active,
  });
}

function rank(uri: string): number {
  return /\.(?:crt|cer|pem|der)$/i.test(uri) ? 0 : 1;
}
