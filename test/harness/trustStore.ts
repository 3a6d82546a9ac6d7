import { existsSync, readFileSync } from 'node:fs';
import { makeRoots } from './makeRoots';
import { ensurePrograms, trustStore } from './prerequisites';

const PATH = '/etc/ssl/certs/ca-certificates.crt';

/** The root certificates of Debian in PEM, installed where that can be done; elsewhere a few of our own. */
export async function readTrustStore(): Promise<string> {
  if (!existsSync(PATH)) {
    await ensurePrograms([trustStore], console.log).catch((error) =>
      console.log(`${error instanceof Error ? error.message : error} Going on with roots made here.`),
    );
  }
  return existsSync(PATH) ? readFileSync(PATH, 'latin1') : makeRoots();
}
