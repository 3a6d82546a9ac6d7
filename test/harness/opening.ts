/** Opens containers as the server does, for tests. */
import { webcrypto } from 'node:crypto';
import { createWorkload } from '../../server/src/ca/decrypt/workload';
import type { HostCrypto } from '../../server/src/ca/hostCrypto';
import { openContainer } from '../../server/src/ca/openContainer';
import type { OpenedContainer } from '../../server/src/core/pkcs/openedContainer';
import { readContent } from '../../server/src/core/workspace/readContent';

const never = new Promise<never>(() => {});

/** `content` is that of a file, text or bytes. */
export function openFile(
  content: Uint8Array | string,
  passPhrase: string,
  cancelled: Promise<never> = never,
): Promise<OpenedContainer> {
  const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : Uint8Array.from(content);
  const { model } = readContent('a.p12', bytes, { maxLength: Number.POSITIVE_INFINITY });
  const [block] = model.blocks;
  if (block === undefined) {
    throw new Error('There is nothing in this file.');
  }
  return openContainer(block.encoded, {
    crypto: webcrypto as HostCrypto,
    passPhrase,
    where: 'a.p12',
    work: createWorkload(() => new Promise((resolve) => setImmediate(resolve)), cancelled),
  });
}

/** The kinds of what was opened, sorted. */
export const kindsOf = ({ objects }: OpenedContainer) => objects.map(({ object }) => object.kind).sort();
