/** Which files were judged by what they know of others, so that a change brings up those, and no more. */
import { CONFIG_KEYS } from './configFacts';
import { ENTRY_KEYS, valuesOf } from './entryTables';
import { stemOf } from './stemOf';
import { type Question, question } from './surroundings';
import type { FileFacts, IndexChange } from './workspaceIndex';

export interface Dependents {
  /** A file is being judged, perhaps with pauses: `asked` grows meanwhile. */
  begin(uri: string, asked: ReadonlySet<Question>): void;
  /**
   * A file was judged: what it asked, and the files that its findings point into. `stale` where an answer became
   * another one meanwhile; nothing is noted where another judgement of the file has begun.
   */
  judged(uri: string, asked: ReadonlySet<Question>, pointsInto: ReadonlySet<string>): 'current' | 'stale';
  forget(uri: string): void;
  /** Files whose judgement may be another one now, without the changed file itself. */
  of(change: IndexChange): readonly string[];
}

export function createDependents(): Dependents {
  const byQuestion = new Map<Question, Set<string>>();
  const byTarget = new Map<string, Set<string>>();
  const begun = new Map<string, { readonly asked: ReadonlySet<Question>; isStale: boolean }>();
  const known = new Map<string, readonly [ReadonlySet<Question>, ReadonlySet<string>]>();

  function unlink(uri: string): void {
    const [asked, pointsInto] = known.get(uri) ?? [];
    remove(byQuestion, asked, uri);
    remove(byTarget, pointsInto, uri);
    known.delete(uri);
  }

  return {
    forget(uri) {
      begun.delete(uri);
      unlink(uri);
    },
    begin: (uri, asked) => begun.set(uri, { asked, isStale: false }),
    judged(uri, asked, pointsInto) {
      const own = begun.get(uri);
      if (own?.asked !== asked) {
        return 'current';
      }
      begun.delete(uri);
      unlink(uri);
      if (asked.size > 0 || pointsInto.size > 0) {
        known.set(uri, [asked, pointsInto]);
        add(byQuestion, asked, uri);
        add(byTarget, pointsInto, uri);
      }
      return own.isStale ? 'stale' : 'current';
    },
    of(change) {
      for (const [uri, each] of begun) {
        each.isStale ||= uri !== change.uri && isAffected(each.asked, change);
      }
      const found = new Set(byTarget.get(change.uri));
      for (const each of questionsAnsweredOtherwise(change)) {
        for (const uri of byQuestion.get(each) ?? []) {
          found.add(uri);
        }
      }
      found.delete(change.uri);
      return [...found];
    },
  };
}

function add(table: Map<string, Set<string>>, keys: ReadonlySet<string>, uri: string): void {
  for (const key of keys) {
    const uris = table.get(key);
    if (uris === undefined) {
      table.set(key, new Set([uri]));
    } else {
      uris.add(uri);
    }
  }
}

function remove(table: Map<string, Set<string>>, keys: ReadonlySet<string> | undefined, uri: string): void {
  for (const key of keys ?? []) {
    const uris = table.get(key);
    uris?.delete(uri);
    if (uris?.size === 0) {
      table.delete(key);
    }
  }
}

/** Whatever the change touches was asked for; where its findings will point to is not known yet. */
function isAffected(asked: ReadonlySet<Question>, change: IndexChange): boolean {
  const entries = [...(change.before?.entries ?? []), ...(change.after?.entries ?? [])];
  return (
    entries.some((entry) =>
      ENTRY_KEYS.some((key) => valuesOf(entry, key).some((value) => asked.has(question(key, value)))),
    ) || [...questionsAnsweredOtherwise(change)].some((each) => asked.has(each))
  );
}

/** Objects that came or went; one that merely moved answers as before, but for the first certificate of a file. */
function questionsAnsweredOtherwise({ uri, before, after }: IndexChange): ReadonlySet<Question> {
  const found = new Set<Question>();
  const [earlier, later] = [byHash(before), byHash(after)];
  for (const [one, other] of [
    [earlier, later],
    [later, earlier],
  ] as const) {
    for (const [hash, entry] of one) {
      if (!other.has(hash)) {
        for (const key of ENTRY_KEYS) {
          for (const value of valuesOf(entry, key)) {
            found.add(question(key, value));
          }
        }
      }
    }
  }
  if (firstCertificate(before) !== firstCertificate(after)) {
    found.add(question('stem', stemOf(uri)));
  }
  const [was, is] = [before?.config, after?.config];
  if (
    (before === undefined) !== (after === undefined) ||
    was?.dialect !== is?.dialect ||
    was?.kind !== is?.kind
  ) {
    found.add(question('file', uri));
  }
  for (const key of CONFIG_KEYS) {
    for (const value of new Set([...(was?.[key] ?? []), ...(is?.[key] ?? [])])) {
      if (was?.dialect !== is?.dialect || was?.[key].includes(value) !== is?.[key].includes(value)) {
        found.add(question(key, value));
      }
    }
  }
  return found;
}

/** The same octets are another object under another label. */
function byHash(facts: FileFacts | undefined) {
  return new Map(facts?.entries.map((entry) => [`${entry.kind} ${entry.sha256}`, entry]));
}

function firstCertificate(facts: FileFacts | undefined): string | undefined {
  return facts?.entries.find(({ kind }) => kind === 'certificate')?.sha256;
}
