/** What a check of SIPS trust found, in words. */
import { expiryFact } from '../describe/dates';
import { fileNameOf } from '../fileNameOf';
import { isServerCertificate } from '../lint/certificateFacts';
import { plural } from '../lint/dates';
import type { SipsDeviceSummary } from '../sipsProtocol';
import { commonNames, isForDomain, shownBy } from './applicationCertificate';
import type { SipsDevice } from './readSipsDevices';
import type { SipsAnswer, SipsQuestion } from './sipsTrust';
import { titleOf } from './trustBetween';

/** A device as a form shows it. */
export function summaryOf(device: SipsDevice, domain: string | undefined): SipsDeviceSummary {
  const { name, own, files, trustLists } = device;
  return {
    name,
    files: [...trustLists, ...files].map(fileNameOf),
    hasTrustList: trustLists.length > 0,
    certificates: own.map(({ entry }) => entry.title),
    looksLikeRegistrar: own.some(
      ({ certificate }) => isForDomain(certificate, domain) || isServerCertificate(certificate),
    ),
  };
}

/** What the domain may be: each once, those of most devices first. */
export function commonNamesOf(devices: readonly SipsDevice[]): readonly string[] {
  const counts = new Map<string, number>();
  for (const { own } of devices) {
    for (const name of new Set(own.flatMap(({ certificate }) => commonNames(certificate)))) {
      counts.set(name, (counts.get(name) ?? 0) + 1);
    }
  }
  return [...counts].sort((one, other) => other[1] - one[1]).map(([name]) => name);
}

/** One line. */
export function sipsSummary({ findings, trusts }: SipsAnswer): string {
  const missing = findings.filter(({ kind, severity }) => kind === 'trust' && severity === 'error').length;
  const all = trusts.length + findings.filter(({ kind }) => kind === 'trust').length;
  const others = findings.filter(({ kind, severity }) => kind !== 'trust' || severity === 'warning').length;
  const trust =
    all === 0
      ? 'No device has to trust another one'
      : missing === 0
        ? `No trust is missing (${all} looked at)`
        : `${missing} of ${plural(all, 'trust')} ${missing === 1 ? 'is' : 'are'} missing`;
  return others === 0 ? `${trust}.` : `${trust}; ${plural(others, 'further finding')}.`;
}

const SOURCE =
  'innovaphone Reference11r1, Certificate management: Configuration for SIPS, Trust list, Rejected certificates, Device certificate, Application certificates, Supported features';

/** `notes`: sentences on what may be missing in it. */
export function sipsReport(question: SipsQuestion, answer: SipsAnswer, notes: readonly string[]): string {
  const { folder, domain, registrars, phones, time } = question;
  const lines = [
    `SIPS trust in ${fileNameOf(folder.replace(/\/$/, ''))}`,
    '',
    sipsSummary(answer),
    ...notes,
    '',
    `Domain: ${domain ?? 'none; every certificate of a registrar is looked at'}`,
    `Registrars: ${registrars.length === 0 ? 'none' : ''}`.trimEnd(),
    ...registrars.flatMap((device) => [
      `  ${device.name}: ${listText(device)}`,
      ...shownBy(device, domain).map(({ placed: { certificate } }) => {
        const { notBefore, notAfter } = certificate.validity ?? {};
        return `    shows ${titleOf(certificate)}, ${expiryFact(notBefore, notAfter, time)}`;
      }),
    ]),
    `Phones: ${phones.length === 0 ? 'none' : ''}`.trimEnd(),
    ...phones.map((device) => `  ${device.name}: ${listText(device)}`),
    '',
    ...section(
      'To be mended',
      answer.findings.map(({ message, mend }) => `${message}\n    ${mend}`),
    ),
    ...section(
      'In order',
      answer.trusts.map(
        ({ by, registrar, shown, entry }) =>
          `${by.name} trusts ${titleOf(shown.certificate)} of ${registrar.name}, by ${titleOf(entry.certificate)}.`,
      ),
    ),
    `Source: ${SOURCE}`,
  ];
  return `${lines.join('\n')}\n`;
}

function listText({ trustLists, trusted }: SipsDevice): string {
  return trustLists.length === 0
    ? 'no trust list'
    : `${trustLists.map(fileNameOf).join(', ')} with ${plural(trusted.length, 'certificate')}`;
}

function section(title: string, items: readonly string[]): readonly string[] {
  return items.length === 0 ? [] : [title, ...items.map((item) => `  - ${item}`), ''];
}
