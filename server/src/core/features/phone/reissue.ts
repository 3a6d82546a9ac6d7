/** What has to be issued again when a server gets another name. */

import { isForHost } from '../../chain/hostNames';
import { fileNameOf } from '../../fileNameOf';
import { isSameServer } from '../../phone/serverNames';
import type { IndexEntry } from '../../workspace/indexEntry';
import type { WorkspaceIndex } from '../../workspace/workspaceIndex';
import { commonName } from '../../x509/name';

/** Certificates that are for a server by its old name and not by its new one; each once. */
export function certificatesToReissue(
  index: WorkspaceIndex,
  oldName: string,
  newName: string,
): readonly IndexEntry[] {
  const found = new Map<string, IndexEntry>();
  for (const entry of index.all()) {
    if (entry.role !== 'leaf' || found.has(entry.sha256)) {
      continue;
    }
    const certificate = index.decode(entry);
    if (certificate?.kind !== 'certificate') {
      continue;
    }
    // Handsets compare the common name, whatever alternative names there are.
    const common = certificate.subject && commonName(certificate.subject);
    const isForOld =
      isForHost(certificate, oldName) || (common !== undefined && isSameServer(common, oldName));
    if (isForOld && !isForHost(certificate, newName)) {
      found.set(entry.sha256, entry);
    }
  }
  return [...found.values()];
}

/** What to tell whoever gives a server another name. */
export function reissueReminder(
  certificates: readonly IndexEntry[],
  oldName: string,
  newName: string,
): string {
  const MANY = 3;
  const named = certificates
    .slice(0, MANY)
    .map(({ title, uri }) => `"${title}" in ${fileNameOf(uri)}`)
    .join(', ');
  const more = certificates.length > MANY ? ` and ${certificates.length - MANY} more` : '';
  return certificates.length === 0
    ? `Phones compare the name with the server's certificate: have one issued for ${newName} before they read these files. The workspace has none for ${oldName}.`
    : `To be issued again for ${newName}, since phones compare the name with the certificate: ${named}${more}.`;
}
