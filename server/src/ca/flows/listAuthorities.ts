/** Which CAs lie in some folders, and whether each can issue now. */
import type { AuthorityFacts } from '../../core/caProtocol';
import { nameText } from '../../core/describe/describeName';
import { CaError } from '../caError';
import { openCa } from '../stores/caStore';
import { FileStoreError } from '../stores/fileStore';
import { findLayout } from '../stores/layout';
import { serialHex } from '../stores/serialNumbers';
import type { CaEnvironment } from './environment';
import { problemOfIssuer } from './openAuthority';

export async function listAuthorities(
  environment: CaEnvironment,
  folders: readonly string[],
): Promise<readonly AuthorityFacts[]> {
  const found: AuthorityFacts[] = [];
  for (const folder of folders) {
    const layout = await findLayout(environment.files, folder).catch(() => undefined);
    if (layout !== undefined) {
      found.push(await factsOf(environment, folder, layout.kind));
    }
  }
  return found;
}

async function factsOf(
  environment: CaEnvironment,
  folder: string,
  layout: AuthorityFacts['layout'],
): Promise<AuthorityFacts> {
  try {
    const { certificate, keyText, keyIsEncrypted, style, rows, nextSerial } = await openCa(
      environment,
      folder,
    );
    const end = certificate.validity?.notAfter?.instant;
    const problem = problemOfIssuer(certificate);
    const isOver = end !== undefined && end < environment.now();
    return {
      folder,
      layout,
      subject: nameText(certificate.subject),
      notAfter: end,
      keyAlgorithm:
        `${certificate.publicKey?.algorithmName ?? ''} ${certificate.publicKey?.bits ?? ''}`.trim(),
      key: keyText === undefined ? 'missing' : keyIsEncrypted ? 'encrypted' : 'plain',
      serialStyle: style,
      nextSerial: style === 'sequential' ? serialHex(nextSerial) : undefined,
      issued: rows.length,
      problem:
        problem ?? (isOver ? 'has expired' : keyText === undefined ? 'has no private key here' : undefined),
    };
  } catch (error) {
    if (error instanceof CaError || error instanceof FileStoreError) {
      return { ...UNREADABLE, folder, layout, problem: error.message };
    }
    throw error;
  }
}

const UNREADABLE = {
  subject: 'unreadable',
  notAfter: undefined,
  keyAlgorithm: '',
  key: 'missing',
  serialStyle: 'sequential',
  nextSerial: undefined,
  issued: 0,
} as const;
