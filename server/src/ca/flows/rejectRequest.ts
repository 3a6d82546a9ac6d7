/** A request that is not granted: it moves to `rejected`, with the reason beside it. */

import { sha256 } from '@noble/hashes/sha2.js';
import { safeText } from '../../core/asn1/safeText';
import type { RejectArguments } from '../../core/caLifeProtocol';
import type { CaResult } from '../../core/caProtocol';
import { toUtf8 } from '../../core/der/strings';
import { toHex } from '../../core/der/values';
import { nameText } from '../../core/describe/describeName';
import { sameBytes } from '../../core/x509/sameName';
import { CaError } from '../caError';
import { objectsOfText } from '../keys/openKey';
import { type CaFolder, change, changeCa, guarded, logChange, openCa } from '../stores/caStore';
import { type FileStore, join, nameOf, pathWithin } from '../stores/fileStore';
import { removal } from '../stores/journal';
import { textOf } from '../stores/textOf';
import { logNote } from './certificateDraft';
import { EMPTY } from './createAuthority';
import type { CaEnvironment, Control } from './environment';

/** Behind the name of a rejected request: the file that says why. */
export const REASON_FILE = '.reason.txt';

const LEAD = 'Nothing was rejected';

export async function rejectRequest(
  environment: CaEnvironment,
  plan: Omit<RejectArguments, 'dryRun'>,
  control: Control,
): Promise<CaResult> {
  const { files } = environment;
  const reason = safeText(plan.reason.replace(/\s+/g, ' ').trim());
  if (reason === '') {
    throw new CaError(`${LEAD}: a reason is needed, so that whoever asked can be told.`);
  }
  const ca = await guarded(LEAD, () => openCa(environment, plan.authority));
  const octets = await guarded(LEAD, () => files.read(plan.request));
  const found = octets && objectsOfText(textOf(octets)).find(({ kind }) => kind === 'certificateRequest');
  if (octets === undefined || found?.kind !== 'certificateRequest') {
    throw new CaError(`${LEAD}: there is no certificate request in ${nameOf(plan.request)}.`);
  }
  const inside = pathWithin(ca.uri, plan.request);
  if (inside?.startsWith(`${ca.layout.rejected}/`) === true) {
    throw new CaError(`${LEAD}: ${nameOf(plan.request)} is rejected already.`);
  }
  const path = await freePath(files, ca, nameOf(plan.request), octets);
  const subject = nameText(found.subject);
  const result: CaResult = {
    ...EMPTY,
    title: `Reject the request of ${subject}`,
    rows: [
      { label: 'Request', value: subject },
      { label: 'Reason', value: reason },
      { label: 'Moves to', value: path },
    ],
    changes: [],
    findings: [],
    files: [join(ca.uri, path)],
    pem: undefined,
  };
  if (control.mode === 'preview') {
    return result;
  }
  control.throwIfCancelled();
  const note = logNote(environment, `Request of ${subject} rejected: ${reason}`, [], undefined);
  await files.makeFolder(join(ca.uri, ca.layout.rejected));
  await changeCa(environment, ca, LEAD, async () => ({
    changes: [
      change(path, octets),
      change(`${path}${REASON_FILE}`, toUtf8(`${reason}\n`)),
      await logChange(environment, ca.uri, ca.layout, note),
      ...(inside === undefined ? [] : [removal(inside, octets)]),
    ],
    result: undefined,
  }));
  if (inside === undefined) {
    // Elsewhere than in the CA: it is kept until its copy is safe.
    await guarded('The request was rejected, but it is still there', () => files.remove(plan.request));
  }
  return { ...result, title: `The request of ${subject} is rejected`, done: true };
}

/** The name that the request has, or one with a few digits of its hash where another request took it. */
async function freePath(
  files: FileStore,
  { uri, layout }: CaFolder,
  name: string,
  octets: Uint8Array,
): Promise<string> {
  const path = `${layout.rejected}/${name}`;
  const there = await guarded(LEAD, () => files.read(join(uri, path)));
  if (there === undefined || sameBytes(there, octets)) {
    return path;
  }
  return path.replace(/(\.\w+)?$/, `-${toHex(sha256(octets)).slice(0, 12)}$1`);
}
