/** The CA as commands of `workspace/executeCommand`. */
import { CaError } from '../../ca/caError';
import { createIntermediateCa, createRootCa } from '../../ca/flows/createAuthority';
import { issueCertificate, signRequest } from '../../ca/flows/issueCertificate';
import { createRequest, createRequestForKey } from '../../ca/flows/makeRequest';
import { createSelfSigned } from '../../ca/flows/selfSigned';
import { nameOf } from '../../ca/stores/fileStore';
import {
  CaCommand,
  type CreateCaArguments,
  type CreateIntermediateArguments,
  type CreateRequestArguments,
  type CreateSelfSignedArguments,
  type IssueArguments,
  type RenewalRequestArguments,
  type RequestForKeyArguments,
  type SignRequestArguments,
} from '../../core/caProtocol';
import type { Command } from '../commands/command';
import { bulkCommands } from './bulkCommands';
import { caAnswers, checkName } from './caAnswers';
import { defineFlow } from './caFlow';
import { dryRun, issuer, newCa, newKey, objectOf, output, override, wishes } from './caSchemas';
import { exportCommands } from './exportCommands';
import { importCommands } from './importCommands';
import { lifeCommands } from './lifeCommands';

const createRoot = defineFlow<CreateCaArguments>({
  id: CaCommand.createRootCa,
  description: 'Makes a root CA: key, certificate, and the files that OpenSSL needs to go on with it.',
  schema: objectOf(['folder', 'subject'], newCa, wishes, override, dryRun),
  run: async (args, { environment, control, profile }) =>
    createRootCa(environment, { ...args, profile: await profile('root', args.folder) }, control),
});

const createIntermediate = defineFlow<CreateIntermediateArguments>({
  id: CaCommand.createIntermediateCa,
  description: 'Makes a CA under another CA.',
  schema: objectOf(['folder', 'authority', 'subject'], newCa, issuer, wishes, override, dryRun),
  run: async (args, { environment, control, profile }) => {
    const plan = { ...args, profile: await profile('intermediate', args.folder) };
    return createIntermediateCa(environment, plan, control);
  },
});

const selfSigned = defineFlow<CreateSelfSignedArguments>({
  id: CaCommand.createSelfSigned,
  description: 'Makes a key and a certificate that is signed with it.',
  schema: objectOf(['folder', 'name', 'subject'], newKey, wishes, override, dryRun),
  run: async (args, { environment, control, profile }) => {
    checkName(args.name);
    const plan = { ...args, profile: await profile('self-signed', args.folder) };
    return createSelfSigned(environment, plan, control);
  },
});

const newRequest = defineFlow<CreateRequestArguments>({
  id: CaCommand.createRequest,
  description: 'Makes a key and a certificate request for it.',
  schema: objectOf(['folder', 'name', 'subject'], newKey, wishes, dryRun),
  run: async (args, { environment, control, profile }) => {
    checkName(args.name);
    const plan = { ...args, profile: await profile('provisioning-server', args.folder) };
    return createRequest(environment, plan, control);
  },
});

const keyProperties = {
  keyFile: { type: 'string', description: 'URI of the file with the private key.' },
  passPhrase: { type: 'string', description: 'Its pass phrase, sealed; absent where it is not encrypted.' },
} as const;

const requestForKey = defineFlow<RequestForKeyArguments>({
  id: CaCommand.createRequestForKey,
  description: 'Makes a certificate request for a key that is there already.',
  schema: objectOf(['keyFile', 'output', 'subject'], keyProperties, output, wishes, dryRun),
  run: async ({ keyFile, ...args }, { environment, control, profile, text }) => {
    const plan = {
      ...args,
      profile: await profile('provisioning-server', args.output),
      keyText: await text(keyFile),
      keyName: nameOf(keyFile),
      certificateText: undefined,
    };
    return createRequestForKey(environment, plan, control);
  },
});

const renewal = defineFlow<RenewalRequestArguments>({
  id: CaCommand.renewalRequest,
  description: 'Makes a request that renews a certificate: the same key, subject and names.',
  schema: objectOf(
    ['keyFile', 'certificate', 'output'],
    keyProperties,
    { certificate: { type: 'string', description: 'URI of the certificate to be renewed.' } },
    output,
    wishes,
    dryRun,
  ),
  run: async ({ keyFile, certificate, ...args }, { environment, control, profile, text }) => {
    const plan = {
      ...args,
      profile: await profile('provisioning-server', args.output),
      keyText: await text(keyFile),
      keyName: nameOf(keyFile),
      certificateText: await text(certificate),
    };
    return createRequestForKey(environment, plan, control);
  },
});

const sign = defineFlow<SignRequestArguments>({
  id: CaCommand.signRequest,
  description:
    'Signs a certificate request: checks its signature, says what is kept, added, changed and dropped.',
  schema: objectOf(
    ['authority', 'output'],
    {
      request: { type: 'string', description: 'URI of a file with a request.' },
      requestText: { type: 'string', description: 'The request as PEM, in place of a file.' },
    },
    issuer,
    output,
    wishes,
    override,
    dryRun,
  ),
  run: async ({ request, requestText, ...args }, { environment, control, profile, text }) => {
    if (request === undefined && requestText === undefined) {
      throw new CaError('Nothing was signed: neither "request" nor "requestText" was given.');
    }
    const plan = {
      ...args,
      profile: await profile('provisioning-server', args.output),
      requestText: requestText ?? (await text(request ?? '')),
      requestName: request === undefined ? 'the text' : nameOf(request),
    };
    return signRequest(environment, plan, control);
  },
});

const issue = defineFlow<IssueArguments>({
  id: CaCommand.issueCertificate,
  description: 'Makes a key and the certificate for it in one step.',
  schema: objectOf(['authority', 'folder', 'name', 'subject'], newKey, issuer, wishes, override, dryRun),
  run: async (args, { environment, control, profile }) => {
    checkName(args.name);
    const plan = { ...args, profile: await profile('provisioning-server', args.folder) };
    return issueCertificate(environment, plan, control);
  },
});

export const caCommands: readonly Command<never, unknown>[] = [
  ...caAnswers,
  createRoot,
  createIntermediate,
  selfSigned,
  newRequest,
  requestForKey,
  renewal,
  sign,
  issue,
  ...lifeCommands,
  ...exportCommands,
  ...bulkCommands,
  ...importCommands,
];
