/** A certificate with everything that goes with it, in the form that somebody else needs. */

import { isSelfIssued } from '../../core/describe/describeCertificate';
import { nameText } from '../../core/describe/describeName';
import type { ExportResult } from '../../core/exportProtocol';
import type { Certificate } from '../../core/x509/certificate';
import { findExtensionValue } from '../../core/x509/extension';
import { CaError } from '../caError';
import { isSamePlace, nameOf } from '../stores/fileStore';
import { EMPTY, existingOf } from './createAuthority';
import type { CaEnvironment, Control } from './environment';
import { exportCard } from './exportCard';
import { type ExportDraft, type ExportPlan, makingOf } from './exportDraft';
import {
  exportBase64,
  exportChain,
  exportDer,
  exportDevicePem,
  exportPkcs12,
  exportPkcs12Base64,
  exportTrustList,
  NO_PASS_PHRASE,
} from './exportFiles';
import { formsFor } from './exportForms';
import { exportForIis, exportForServer } from './exportServer';
import { checkFree, writeTogether } from './outputs';

const LEAD = 'Nothing was exported';

/** It may issue others; of version 1, it did issue itself. */
export function isAuthority(certificate: Certificate): boolean {
  const constraints = findExtensionValue(certificate.extensions, 'basicConstraints');
  return constraints?.ca ?? (certificate.version === 1 && isSelfIssued(certificate));
}

export async function exportCertificate(
  environment: CaEnvironment,
  plan: ExportPlan,
  control: Control,
): Promise<ExportResult> {
  const { material, form, keyPassPhrase, passPhrase } = plan;
  const facts = formsFor(isAuthority(material.certificate)).find((each) => each.form === form);
  if (facts === undefined) {
    throw new CaError(
      `${LEAD}: ${nameText(material.certificate.subject)} is no CA, and a card is for the key of a CA.`,
    );
  }
  const draft = await draftOf(plan, environment);
  refuseSources(plan, draft.files);
  const making = makingOf(environment, plan, control);
  const isOpened = material.key?.isEncrypted !== true || keyPassPhrase !== undefined;
  if (facts.needsKey && (control.mode === 'write' || isOpened)) {
    // A wrong key or pass phrase shows before anybody agrees to anything.
    control.report('Opening the key');
    await making.pkcs8();
  }
  const result: ExportResult = {
    ...EMPTY,
    title: draft.title,
    rows: [...materialRows(plan, facts.needsKey), ...draft.rows],
    changes: [],
    findings: [],
    warnings: [
      ...draft.warnings,
      ...(material.isComplete || form === 'der' || form === 'base64' ? [] : [incomplete(plan)]),
      ...(facts.hasPassPhrase && passPhrase === undefined && control.mode === 'write'
        ? [NO_PASS_PHRASE]
        : []),
      ...(facts.needsKey && !facts.isText && environment.files.protectionHint !== undefined
        ? [environment.files.protectionHint]
        : []),
    ],
    files: draft.files,
    existing: await existingOf(environment, draft.files),
    pem: undefined,
    texts: [],
  };
  if (control.mode === 'preview') {
    return result;
  }
  await checkFree(environment, draft.files, plan.overwrite, LEAD);
  const { outputs, texts } = await draft.make(making);
  control.throwIfCancelled();
  if (outputs.length > 0) {
    await writeTogether(environment, outputs, plan.overwrite, LEAD);
  }
  return { ...result, done: true, existing: [], texts };
}

async function draftOf(plan: ExportPlan, environment: CaEnvironment): Promise<ExportDraft> {
  const isCa = isAuthority(plan.material.certificate);
  switch (plan.form) {
    case 'pkcs12':
      return exportPkcs12(plan, '.p12');
    case 'pkcs12Base64':
      return exportPkcs12Base64(plan);
    case 'devicePem':
      return exportDevicePem(plan, environment);
    case 'chain':
      return exportChain(plan);
    case 'trustList':
      return exportTrustList(plan, isCa);
    case 'der':
      return exportDer(plan, '.der');
    case 'base64':
      return exportBase64(plan);
    case 'nginx':
    case 'apache':
      return exportForServer(plan, plan.form, isCa);
    case 'iis':
      return exportForIis(plan, isCa);
    case 'card':
      return exportCard(plan, environment);
  }
}

function materialRows({ material }: ExportPlan, needsKey: boolean): ExportResult['rows'] {
  const { certificate, issuers, key } = material;
  return [
    { label: 'Subject', value: nameText(certificate.subject) },
    { label: 'Issued by', value: issuers.map(({ subject }) => nameText(subject)).join('; ') || 'itself' },
    ...(needsKey && key !== undefined
      ? [
          {
            label: 'Private key',
            value: `${nameOf(key.uri)}, ${key.isEncrypted ? 'encrypted' : 'not encrypted'}`,
          },
        ]
      : []),
  ];
}

function incomplete({ material: { certificate, issuers } }: ExportPlan): string {
  const last = issuers.at(-1) ?? certificate;
  return `The chain ends with ${nameText(last.subject)}: the certificate of ${nameText(last.issuer)} is not in the workspace.`;
}

/** What something is made of is never replaced by it. */
function refuseSources({ material: { source, key } }: ExportPlan, files: readonly string[]): void {
  const sources = [source, ...(key === undefined ? [] : [key.uri])];
  const replaced = files.find((uri) => sources.some((each) => isSamePlace(each, uri)));
  if (replaced !== undefined) {
    throw new CaError(
      `${LEAD}: ${nameOf(replaced)} is what it would be made of. Choose another name or folder.`,
    );
  }
}
