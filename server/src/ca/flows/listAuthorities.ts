/** Which CAs lie in some folders, and whether each can issue now. */
import type { AuthorityFacts, NamePart } from '../../core/caProtocol';
import { nameText } from '../../core/describe/describeName';
import type { Certificate } from '../../core/x509/certificate';
import { lastValue } from '../../core/x509/name';
import { CaError } from '../caError';
import { type CaFolder, finishInterrupted, openCa } from '../stores/caStore';
import { FileStoreError } from '../stores/fileStore';
import { findLayout } from '../stores/layout';
import { serialHex } from '../stores/serialNumbers';
import { ATTRIBUTES } from '../x509/distinguishedName';
import type { CaEnvironment } from './environment';
import { problemOfIssuer } from './openAuthority';

export async function listAuthorities(
  environment: CaEnvironment,
  folders: readonly string[],
): Promise<readonly AuthorityFacts[]> {
  const found: AuthorityFacts[] = [];
  for (const folder of folders) {
    await finishInterrupted(environment, folder).catch(() => undefined);
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
    return factsOfAuthority(environment, await openCa(environment, folder));
  } catch (error) {
    if (error instanceof CaError || error instanceof FileStoreError) {
      return { ...UNREADABLE, folder, layout, problem: error.message };
    }
    throw error;
  }
}

/** What there is to say of a CA that could be read. */
export function factsOfAuthority(
  environment: CaEnvironment,
  { uri, layout, certificate, keyText, keyIsEncrypted, style, rows, nextSerial }: CaFolder,
): AuthorityFacts {
  const end = certificate.validity?.notAfter?.instant;
  const problem = problemOfIssuer(certificate);
  const isOver = end !== undefined && end < environment.now();
  return {
    folder: uri,
    layout: layout.kind,
    subject: nameText(certificate.subject),
    house: houseOf(certificate),
    notAfter: end,
    keyAlgorithm: `${certificate.publicKey?.algorithmName ?? ''} ${certificate.publicKey?.bits ?? ''}`.trim(),
    key: keyText === undefined ? 'missing' : keyIsEncrypted ? 'encrypted' : 'plain',
    serialStyle: style,
    nextSerial: style === 'sequential' ? serialHex(nextSerial) : undefined,
    issued: rows.length,
    problem: problem ?? (isOver ? 'has expired' : keyText === undefined ? NO_KEY_HERE : undefined),
  };
}

/** The problem of a CA whose key is kept elsewhere: it is as it should be, but cannot issue here. */
export const NO_KEY_HERE = 'has no private key here';

const HOUSE = ['C', 'ST', 'L', 'O'] as const;

function houseOf({ subject }: Certificate): readonly NamePart[] {
  return HOUSE.flatMap((type) => {
    const value = subject && lastValue(subject, ATTRIBUTES[type].oid);
    return value === undefined ? [] : [{ type, value }];
  });
}

const UNREADABLE = {
  subject: 'unreadable',
  house: [],
  notAfter: undefined,
  keyAlgorithm: '',
  key: 'missing',
  serialStyle: 'sequential',
  nextSerial: undefined,
  issued: 0,
} as const;
