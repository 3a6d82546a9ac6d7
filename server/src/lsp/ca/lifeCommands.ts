/** The life of a CA as commands: what it holds, revoking, revocation lists, renewing, rejecting. */
import { CaError } from '../../ca/caError';
import { caContents } from '../../ca/flows/caContents';
import type { CertificateChoice } from '../../ca/flows/issuedCertificate';
import { issueRevocationList } from '../../ca/flows/issueRevocationList';
import { rejectRequest } from '../../ca/flows/rejectRequest';
import { renewCertificate } from '../../ca/flows/renewCertificate';
import { releaseCertificate, revokeCertificate } from '../../ca/flows/revokeCertificate';
import {
  CA_LISTS,
  type CaContentsArguments,
  type CaContentsResult,
  CaLifeCommand,
  type IssueCrlArguments,
  REVOCATION_REASONS,
  type RejectArguments,
  type ReleaseArguments,
  type RenewArguments,
  type RevokeArguments,
} from '../../core/caLifeProtocol';
import { HASHES, KEY_ALGORITHMS } from '../../core/caProtocol';
import { type Command, defineCommand } from '../commands/command';
import { defineFlow, type FlowTools } from './caFlow';
import { dryRun, issuer, objectOf, output, override } from './caSchemas';
import { refusing } from './caService';

const authority = {
  authority: { type: 'string', description: 'URI of the folder of the CA.' },
} as const;

const serialNumber = {
  serialNumber: { type: 'string', description: 'Serial number of the certificate, hexadecimal.' },
} as const;

const choice = {
  ...serialNumber,
  certificate: { type: 'string', description: 'URI of a file with the certificate, in place of its number.' },
  certificateText: { type: 'string', description: 'The certificate as PEM, in place of its number.' },
} as const;

interface Choice {
  readonly serialNumber: string | undefined;
  readonly certificate: string | undefined;
  readonly certificateText: string | undefined;
}

/** The certificate by number or as text, from wherever it was given. */
async function chosen(
  { serialNumber: number, certificate, certificateText }: Choice,
  { text }: FlowTools,
): Promise<CertificateChoice> {
  if (number === undefined && certificate === undefined && certificateText === undefined) {
    throw new CaError(
      'Nothing was done: none of "serialNumber", "certificate" and "certificateText" says which certificate is meant.',
    );
  }
  return {
    serialNumber: number,
    certificateText: certificateText ?? (certificate === undefined ? undefined : await text(certificate)),
  };
}

const contents = defineCommand<CaContentsArguments, CaContentsResult>({
  id: CaLifeCommand.contents,
  description:
    'Says what a CA holds: how many certificates and requests, its revocation list, what needs care; and one of its lists, page by page.',
  schema: objectOf(['authority'], authority, {
    list: { type: 'string', enum: CA_LISTS, description: 'Whose entries are wanted.' },
    offset: { type: 'integer', minimum: 0, description: 'How many entries to leave out.' },
    limit: {
      type: 'integer',
      minimum: 0,
      description: 'How many entries at most; 200, and never more than 1,000.',
    },
  }),
  run: ({ ca }, args) => refusing(() => caContents(ca.environment(), args)),
});

const revoke = defineFlow<RevokeArguments>({
  id: CaLifeCommand.revoke,
  description:
    'Revokes a certificate in index.txt, as openssl ca -revoke does. The next revocation list names it.',
  schema: objectOf(
    ['authority', 'reason'],
    authority,
    choice,
    {
      reason: { type: 'string', enum: REVOCATION_REASONS, description: 'Why (RFC 5280 §5.3.1).' },
      compromisedSince: {
        type: 'string',
        description:
          'Since when the key may be in other hands: 2026-11-21 or 2026-11-21T12:00:00Z. With keyCompromise and CACompromise only.',
      },
    },
    dryRun,
  ),
  run: async ({ serialNumber: number, certificate, certificateText, ...args }, tools) => {
    const { environment, control, profile } = tools;
    const which = await chosen({ serialNumber: number, certificate, certificateText }, tools);
    const { targets } = await profile('root', args.authority);
    return revokeCertificate(environment, { ...args, ...which, targets }, control);
  },
});

const release = defineFlow<ReleaseArguments>({
  id: CaLifeCommand.release,
  description: 'Releases a certificate that was revoked with certificateHold: it is valid again.',
  schema: objectOf(['authority', 'serialNumber'], authority, serialNumber, dryRun),
  run: (args, { environment, control }) => releaseCertificate(environment, args, control),
});

const issueCrl = defineFlow<IssueCrlArguments>({
  id: CaLifeCommand.issueCrl,
  description: 'Issues the revocation list of a CA into its folder: of all that index.txt says is revoked.',
  schema: objectOf(
    ['authority'],
    issuer,
    {
      days: { type: 'integer', minimum: 1, description: 'Days until the next list is due; 30 if left out.' },
      hash: { type: 'string', enum: HASHES, description: 'Hash of the signature.' },
      der: { type: 'boolean', description: 'True: also as DER, which is what programs download.' },
    },
    override,
    dryRun,
  ),
  run: async (args, { environment, control, profile }) => {
    const { targets } = await profile('root', args.authority);
    return issueRevocationList(environment, { ...args, targets }, control);
  },
});

const renew = defineFlow<RenewArguments>({
  id: CaLifeCommand.renew,
  description:
    'Renews a certificate: subject, names and extensions as they were, with its key or a new one. That of a CA, too, with its key.',
  schema: objectOf(
    ['authority', 'output'],
    issuer,
    choice,
    output,
    {
      newKey: {
        type: 'string',
        enum: KEY_ALGORITHMS,
        description: 'Kind of the new key; without it the old key stays.',
      },
      keyOutput: { type: 'string', description: 'URI of the file of the new key.' },
      passPhrase: {
        type: 'string',
        description: 'Pass phrase for the new key, sealed (phonepki.server.sealingKey); absent for none.',
      },
      days: { type: 'integer', minimum: 1, description: 'Lifetime in days; as the old one if left out.' },
      years: { type: 'integer', minimum: 1, description: 'Lifetime in calendar years, in place of days.' },
      hash: { type: 'string', enum: HASHES, description: 'Hash of the signature.' },
      revokeOld: {
        type: 'boolean',
        description: 'True: the old one is revoked as superseded in the same step.',
      },
    },
    override,
    dryRun,
  ),
  run: async ({ serialNumber: number, certificate, certificateText, ...args }, tools) => {
    const { environment, control, profile } = tools;
    const which = await chosen({ serialNumber: number, certificate, certificateText }, tools);
    const { targets } = await profile('root', args.output);
    return renewCertificate(environment, { ...args, ...which, targets }, control);
  },
});

const reject = defineFlow<RejectArguments>({
  id: CaLifeCommand.rejectRequest,
  description: 'Rejects a request: moves it into the folder of rejected ones, with the reason beside it.',
  schema: objectOf(
    ['authority', 'request', 'reason'],
    authority,
    {
      request: { type: 'string', description: 'URI of the file with the request.' },
      reason: { type: 'string', description: 'Why, for whoever asked.' },
    },
    dryRun,
  ),
  run: (args, { environment, control }) => rejectRequest(environment, args, control),
});

export const lifeCommands: readonly Command<never, unknown>[] = [
  contents,
  revoke,
  release,
  issueCrl,
  renew,
  reject,
];
