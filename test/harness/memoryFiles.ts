/** A disk in memory, for the index of a server under test. */
import { matchesGlob } from '../../server/src/core/lint/glob';
import type { FileAccess } from '../../server/src/lsp/runtimeEnvironment';
import type { TestServer } from './languageServer';

export interface MemoryFiles extends FileAccess {
  /** By URI. */
  readonly content: Map<string, string | Uint8Array>;
  /** URIs in the order in which they were read. */
  readonly reads: string[];
}

export function createMemoryFiles(content: Readonly<Record<string, string | Uint8Array>>): MemoryFiles {
  const files = new Map(Object.entries(content));
  const reads: string[] = [];
  return {
    content: files,
    reads,
    async list({ folders, include, exclude, maxFiles }) {
      return [...files.keys()]
        .filter((uri) =>
          folders.some((folder) => {
            const path = uri.startsWith(`${folder}/`) ? uri.slice(folder.length + 1) : undefined;
            const matches = (glob: string) => path !== undefined && matchesGlob(path, glob);
            return include.some(matches) && !exclude.some(matches);
          }),
        )
        .slice(0, maxFiles);
    },
    async read(uri, maxBytes) {
      reads.push(uri);
      const found = files.get(uri);
      const bytes = typeof found === 'string' ? new Uint8Array(Buffer.from(found)) : found;
      return bytes !== undefined && bytes.length <= maxBytes ? bytes : undefined;
    },
  };
}

/** Lets the clock of a server go on until `ask` has an answer. */
export async function until<T>(
  server: TestServer,
  ask: () => Promise<T | undefined> | T | undefined,
): Promise<T> {
  for (let tries = 0; tries < 500; tries++) {
    server.advance(50);
    await new Promise((resolve) => setImmediate(resolve));
    const answer = await ask();
    if (answer !== undefined) {
      return answer;
    }
  }
  throw new Error('Waited in vain.');
}

/** Lets the clock of a server go on until a request that works in slices has its answer. */
export async function answered<T>(server: TestServer, request: Promise<T>): Promise<T> {
  let isSettled = false;
  const settle = () => {
    isSettled = true;
  };
  request.then(settle, settle);
  await until(server, () => (isSettled ? true : undefined));
  return request;
}
