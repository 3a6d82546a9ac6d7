/** The objects of the workspace, page by page, for views. */

import type { IndexEntry } from '../workspace/indexEntry';
import type { WorkspaceIndex } from '../workspace/workspaceIndex';
import type {
  ExpiryBucket,
  IndexedObject,
  IndexState,
  ListObjectsArguments,
  ListObjectsResult,
  ObjectRole,
} from '../workspaceProtocol';
import { matchOf, wordsOf } from './searchObjects';

const DAY = 86_400_000;
/** Objects of a page. */
const MAX_LIMIT = 1000;

export function listObjects(
  index: WorkspaceIndex,
  args: ListObjectsArguments,
  { now, state }: { readonly now: number; readonly state: IndexState },
): ListObjectsResult {
  const { roles, expiry, uri, query = '', offset = 0, limit = MAX_LIMIT } = args;
  const words = wordsOf(query);
  const countByRole: Partial<Record<ObjectRole, number>> = {};
  const countByExpiry: Partial<Record<ExpiryBucket, number>> = {};
  const objects: IndexedObject[] = [];
  let total = 0;
  for (const entry of uri === undefined ? index.all() : index.of(uri)) {
    const bucket = expiryOf(entry, now);
    if (
      (roles !== undefined && !roles.includes(entry.role)) ||
      (expiry !== undefined && (bucket === undefined || !expiry.includes(bucket))) ||
      (words.length > 0 && matchOf(entry, words) === undefined)
    ) {
      continue;
    }
    countByRole[entry.role] = (countByRole[entry.role] ?? 0) + 1;
    if (bucket !== undefined) {
      countByExpiry[bucket] = (countByExpiry[bucket] ?? 0) + 1;
    }
    if (total >= offset && objects.length < Math.min(limit, MAX_LIMIT)) {
      objects.push(toIndexedObject(entry, now));
    }
    total++;
  }
  return { objects, total, countByRole, countByExpiry, state };
}

/** What others get to see of an entry. */
export function toIndexedObject(entry: IndexEntry, now: number): IndexedObject {
  const {
    bytes: _bytes,
    subjectKey: _subject,
    issuerKey: _issuer,
    keyIdentifier: _key,
    authorityKeyIdentifier: _authority,
    ...plain
  } = entry;
  const expiry = expiryOf(entry, now);
  return expiry === undefined ? plain : { ...plain, expiry };
}

function expiryOf({ notAfter }: IndexEntry, now: number): ExpiryBucket | undefined {
  if (notAfter === undefined) {
    return undefined;
  }
  const days = (notAfter - now) / DAY;
  return days < 0 ? 'expired' : days <= 30 ? '30 days' : days <= 90 ? '90 days' : 'later';
}
