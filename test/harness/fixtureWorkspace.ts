/** A workspace of a few files in one text, and what is said of each of them. */
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { GitFacts } from '../../server/src/core/gitFacts';
import { judgeSteps } from '../../server/src/core/lint/judge';
import type { LintOptions } from '../../server/src/core/lint/runRules';
import type { Severity } from '../../server/src/core/lint/severity';
import { DEFAULT_TARGETS } from '../../server/src/core/lint/targets';
import { atOnce } from '../../server/src/core/steps';
import { readConfigFacts } from '../../server/src/core/workspace/configFacts';
import { readEntries } from '../../server/src/core/workspace/indexEntry';
import { readContent } from '../../server/src/core/workspace/readContent';
import { lookAround } from '../../server/src/core/workspace/surroundings';
import { createWorkspaceIndex } from '../../server/src/core/workspace/workspaceIndex';

export interface FixtureWorkspace {
  /** What stands before the first file. */
  readonly head: string;
  readonly files: ReadonlyMap<string, string>;
}

/** A line `=== name ===` begins a file. */
export function readWorkspace(text: string): FixtureWorkspace {
  const [head = '', ...rest] = text.split(/^=== (\S+) ===\n/m);
  const files = new Map<string, string>();
  for (let at = 0; at + 1 < rest.length; at += 2) {
    files.set(rest[at] as string, rest[at + 1] as string);
  }
  return { head, files };
}

export interface FoundInFile {
  readonly id: string;
  readonly file: string;
  readonly text: string;
  readonly message: string;
  readonly severity: Severity;
}

const ROOT = 'file:///w/';
const GIT = /^git (\S+) (untracked|tracked|ignored)(?:, committed as (\S+))?$/gm;

/** What the head says of files under version control. */
function gitFactsIn({ head, files }: FixtureWorkspace): ReadonlyMap<string, GitFacts> {
  return new Map(
    [...head.matchAll(GIT)].map(([, file = '', standing, other]) => {
      const text = other === undefined ? undefined : files.get(other);
      const committed = text === undefined ? undefined : { text };
      return [file, { standing: standing as GitFacts['standing'], committed }];
    }),
  );
}

export function judgeWorkspace(
  workspace: FixtureWorkspace,
  lint: LintOptions,
  extent: 'complete' | 'partial',
): readonly FoundInFile[] {
  const index = createWorkspaceIndex();
  const facts = gitFactsIn(workspace);
  const models = [...workspace.files].map(([file, text]) => {
    const uri = ROOT + file;
    const phone = { path: uri, dialect: 'auto', files: {} } as const;
    const options = { maxLength: 1e6, phone, git: facts.get(file) };
    const { model, isBinary } = readContent(uri, new TextEncoder().encode(text), options);
    const document = TextDocument.create(uri, '', 0, text);
    const rangeOf = ({ start, end }: { readonly start: number; readonly end: number }) => ({
      start: document.positionAt(start),
      end: document.positionAt(end),
    });
    index.put(uri, [...readEntries(model, { uri, isBinary, rangeOf })], readConfigFacts(model, uri));
    return { file, uri, model };
  });
  const targets = lint.targets ?? DEFAULT_TARGETS;
  return models.flatMap(({ file, uri, model }) =>
    atOnce(
      judgeSteps(model, {
        targets,
        optionsFor: (wanted) => ({ ...lint, targets: wanted }),
        surroundings: lookAround(index, uri, { isComplete: extent === 'complete', isCovered: () => true })
          .surroundings,
      }),
    ).map(({ ruleId, span, message, severity }) => ({
      id: ruleId,
      file,
      text: model.text.slice(span.start, span.end),
      message,
      severity,
    })),
  );
}
