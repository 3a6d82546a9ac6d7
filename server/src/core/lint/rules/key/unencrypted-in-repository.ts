import type { PkiObject } from '../../../pkiObject';
import type { IndexEntry } from '../../../workspace/indexEntry';
import { keyIdOf } from '../../../workspace/keyId';
import { sameBytes } from '../../../x509/sameName';
import { BASELINE } from '../../citations';
import { type PlainPrivateKey, plainPrivateKeysOf } from '../../plainPrivateKeys';
import { atText, defineRule, inBlock, RFC_5280, WHOLE } from '../../rule';
import type { PlacedDocumentSubject } from '../../subjects';

export const rule = defineRule({
  appliesTo: 'placedDocument',
  severity: 'warning',
  title: 'an unencrypted private key in a Git repository',
  why: 'Whoever gets a copy of the repository has the key, from every commit that ever held it, and can pose as its server or phone. With the key of a CA they can issue certificates that everything here believes, so that is an error.',
  fix: 'Add the file to `.gitignore`, or encrypt the key. One that was committed is no secret any more: make a new one.',
  citations: [RFC_5280('§8'), BASELINE('§6.2')],
  *check(document) {
    const { git, blocks, objectOf, committed } = document;
    if (git === undefined || git.standing === 'ignored') {
      return;
    }
    for (const block of blocks) {
      const line = block.encoded.armor?.begin;
      for (const key of plainPrivateKeysOf(objectOf(block))) {
        const isCommitted = committed().some((object) => holds(object, key));
        const authority = authorityOf(key, document);
        const whose = authority === undefined ? '' : ` of the CA ${authority.title}`;
        const why = isCommitted ? COMMITTED : git.standing === 'tracked' ? TRACKED : UNTRACKED;
        yield {
          place: inBlock(block, line === undefined ? WHOLE : atText(line.span)),
          message: `This private key${whose} is not encrypted, and ${why}`,
          ...(authority === undefined ? {} : { severity: 'error' }),
        };
      }
    }
  },
});

const UNTRACKED =
  'Git does not ignore its file: "git add" takes it into the repository, and everybody with a copy of that has the key. Add the file to .gitignore, or encrypt the key.';
const TRACKED =
  'Git tracks its file: with the next commit the key is in the history, where everybody with a copy of the repository finds it. Encrypt it, or take the file out of Git (git rm --cached) and add it to .gitignore.';
const COMMITTED =
  'a commit has it: it is in the history of the repository, and to encrypt or ignore it now does not take it out. Make a new key, have its certificate issued anew and the old one revoked, and keep the new key out of Git.';

function holds(object: PkiObject, key: PlainPrivateKey): boolean {
  return plainPrivateKeysOf(object).some((each) => sameBytes(each.bytes, key.bytes));
}

/** The certificate of a CA of the workspace that signs with this key. */
function authorityOf(key: PlainPrivateKey, { surroundings }: PlacedDocumentSubject): IndexEntry | undefined {
  return surroundings
    .find('keyId', keyIdOf(key))
    .find(({ role }) => role === 'root CA' || role === 'intermediate CA');
}
