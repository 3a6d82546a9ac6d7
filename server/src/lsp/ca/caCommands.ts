/** The CA as commands of `workspace/executeCommand`. */

import { CaError } from '../../ca/caError';
import { createIntermediateCa, createRootCa } from '../../ca/flows/createAuthority';
import { issueCertificate, signRequest } from '../../ca/flows/issueCertificate';
import { createRequest, createRequestForKey } from '../../ca/flows/makeRequest';
import { createSelfSigned } from '../../ca/flows/selfSigned';
import { nameOf } from '../../ca/stores/fileStore';
import {
  CaCommand,
  type CaResult,
  type CreateCaArguments,
  type CreateIntermediateArguments,
  type CreateRequestArguments,
  type CreateSelfSignedArguments,
  type IssueArguments,
  type RenewalRequestArguments,
  type RequestForKeyArguments,
  type SignRequestArguments,
} from '../../core/caProtocol';
import type { Target } from '../../core/lint/targets';
import { type Command, defineCommand } from '../commands/command';
import type { SettingsStore } from '../settings';
import { caAnswers, checkName } from './caAnswers';
import { dryRun, issuer, newCa, newKey, objectOf, output, override, wishes } from './caSchemas';
import { refusing } from './caService';

const createRoot = defineCommand<CreateCaArguments, CaResult>({
  id: CaCommand.createRootCa,
  description: 'Makes a root CA: key, certificate, and the files that OpenSSL needs to go on with it.',
  schema: objectOf(['folder', 'subject'], newCa, wishes, override, dryRun),
  run: ({ ca, settings }, { profile, passPhrase, ...rest }, token, progress) =>
    refusing(async () => {
      const control = ca.control(rest.dryRun, token, progress);
      const environment = ca.writable(control.mode);
      const plan = {
        ...rest,
        profile: await ca.profile(profile, 'root', await targetsAt(settings, rest.folder)),
        passPhrase: await ca.passPhrase(passPhrase),
      };
      return createRootCa(environment, plan, control);
    }),
});

const createIntermediate = defineCommand<CreateIntermediateArguments, CaResult>({
  id: CaCommand.createIntermediateCa,
  description: 'Makes a CA under another CA.',
  schema: objectOf(['folder', 'authority', 'subject'], newCa, issuer, wishes, override, dryRun),
  run: ({ ca, settings }, { profile, passPhrase, authorityPassPhrase, ...rest }, token, progress) =>
    refusing(async () => {
      const control = ca.control(rest.dryRun, token, progress);
      const environment = ca.writable(control.mode);
      const plan = {
        ...rest,
        profile: await ca.profile(profile, 'intermediate', await targetsAt(settings, rest.folder)),
        passPhrase: await ca.passPhrase(passPhrase),
        authorityPassPhrase: await ca.passPhrase(authorityPassPhrase),
      };
      return createIntermediateCa(environment, plan, control);
    }),
});

const selfSigned = defineCommand<CreateSelfSignedArguments, CaResult>({
  id: CaCommand.createSelfSigned,
  description: 'Makes a key and a certificate that is signed with it.',
  schema: objectOf(['folder', 'name', 'subject'], newKey, wishes, override, dryRun),
  run: ({ ca, settings }, { profile, passPhrase, ...rest }, token, progress) =>
    refusing(async () => {
      checkName(rest.name);
      const control = ca.control(rest.dryRun, token, progress);
      const environment = ca.writable(control.mode);
      const plan = {
        ...rest,
        profile: await ca.profile(profile, 'self-signed', await targetsAt(settings, rest.folder)),
        passPhrase: await ca.passPhrase(passPhrase),
      };
      return createSelfSigned(environment, plan, control);
    }),
});

const newRequest = defineCommand<CreateRequestArguments, CaResult>({
  id: CaCommand.createRequest,
  description: 'Makes a key and a certificate request for it.',
  schema: objectOf(['folder', 'name', 'subject'], newKey, wishes, dryRun),
  run: ({ ca, settings }, { profile, passPhrase, ...rest }, token, progress) =>
    refusing(async () => {
      checkName(rest.name);
      const control = ca.control(rest.dryRun, token, progress);
      const environment = ca.writable(control.mode);
      const plan = {
        ...rest,
        profile: await ca.profile(profile, 'provisioning-server', await targetsAt(settings, rest.folder)),
        passPhrase: await ca.passPhrase(passPhrase),
      };
      return createRequest(environment, plan, control);
    }),
});

const keyProperties = {
  keyFile: { type: 'string', description: 'URI of the file with the private key.' },
  passPhrase: { type: 'string', description: 'Its pass phrase, sealed; absent where it is not encrypted.' },
} as const;

const requestForKey = defineCommand<RequestForKeyArguments, CaResult>({
  id: CaCommand.createRequestForKey,
  description: 'Makes a certificate request for a key that is there already.',
  schema: objectOf(['keyFile', 'output', 'subject'], keyProperties, output, wishes, dryRun),
  run: ({ ca, settings }, { profile, passPhrase, keyFile, ...rest }, token, progress) =>
    refusing(async () => {
      const control = ca.control(rest.dryRun, token, progress);
      const environment = ca.writable(control.mode);
      const plan = {
        ...rest,
        profile: await ca.profile(profile, 'provisioning-server', await targetsAt(settings, rest.output)),
        passPhrase: await ca.passPhrase(passPhrase),
        keyText: await ca.text(keyFile),
        keyName: nameOf(keyFile),
        certificateText: undefined,
      };
      return createRequestForKey(environment, plan, control);
    }),
});

const renewal = defineCommand<RenewalRequestArguments, CaResult>({
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
  run: ({ ca, settings }, { profile, passPhrase, keyFile, certificate, ...rest }, token, progress) =>
    refusing(async () => {
      const control = ca.control(rest.dryRun, token, progress);
      const environment = ca.writable(control.mode);
      const plan = {
        ...rest,
        profile: await ca.profile(profile, 'provisioning-server', await targetsAt(settings, rest.output)),
        passPhrase: await ca.passPhrase(passPhrase),
        keyText: await ca.text(keyFile),
        keyName: nameOf(keyFile),
        certificateText: await ca.text(certificate),
      };
      return createRequestForKey(environment, plan, control);
    }),
});

const sign = defineCommand<SignRequestArguments, CaResult>({
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
  run: ({ ca, settings }, { profile, request, requestText, authorityPassPhrase, ...rest }, token, progress) =>
    refusing(async () => {
      if (request === undefined && requestText === undefined) {
        throw new CaError('Nothing was signed: neither "request" nor "requestText" was given.');
      }
      const control = ca.control(rest.dryRun, token, progress);
      const environment = ca.writable(control.mode);
      const plan = {
        ...rest,
        profile: await ca.profile(profile, 'provisioning-server', await targetsAt(settings, rest.output)),
        authorityPassPhrase: await ca.passPhrase(authorityPassPhrase),
        requestText: requestText ?? (await ca.text(request ?? '')),
        requestName: request === undefined ? 'the text' : nameOf(request),
      };
      return signRequest(environment, plan, control);
    }),
});

const issue = defineCommand<IssueArguments, CaResult>({
  id: CaCommand.issueCertificate,
  description: 'Makes a key and the certificate for it in one step.',
  schema: objectOf(['authority', 'folder', 'name', 'subject'], newKey, issuer, wishes, override, dryRun),
  run: ({ ca, settings }, { profile, passPhrase, authorityPassPhrase, ...rest }, token, progress) =>
    refusing(async () => {
      checkName(rest.name);
      const control = ca.control(rest.dryRun, token, progress);
      const environment = ca.writable(control.mode);
      const plan = {
        ...rest,
        profile: await ca.profile(profile, 'provisioning-server', await targetsAt(settings, rest.folder)),
        passPhrase: await ca.passPhrase(passPhrase),
        authorityPassPhrase: await ca.passPhrase(authorityPassPhrase),
      };
      return issueCertificate(environment, plan, control);
    }),
});

/** What certificates of this place are for. */
async function targetsAt(settings: SettingsStore, uri: string): Promise<readonly Target[]> {
  return (await settings.of(uri)).profile;
}

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
];
