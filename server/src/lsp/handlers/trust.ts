import { DID_GRANT_TRUST } from '../../core/caProtocol';
import type { Handler } from '../session';

/** The person trusts the workspace from now on: commands may write. */
export const trustHandler: Handler = {
  register({ connection, ca }) {
    connection.onNotification(DID_GRANT_TRUST, () => {
      ca.isTrusted = true;
    });
  },
};
