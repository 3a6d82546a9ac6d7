/** New phone configs: which phones, what each of them gets, and the files, all of them or none. */
import { toUtf8 } from '../../core/der/strings';
import { objectOf } from '../../core/documentModel';
import type {
  NewConfigFamily,
  NewPhoneConfigArguments,
  NewPhoneConfigResult,
} from '../../core/newConfigProtocol';
import { lintFiles } from '../../core/phone/newConfig/lintFiles';
import { type DeviceMaterial, type PhoneFile, phoneFiles } from '../../core/phone/newConfig/phoneFiles';
import { readPhoneTable, readTypedPhones } from '../../core/phone/newConfig/readPhoneList';
import { macOf } from '../../core/phone/phoneConfig';
import type { PkiObject } from '../../core/pkiObject';
import { readContent } from '../../core/workspace/readContent';
import type { Certificate } from '../../core/x509/certificate';
import { publicKeyBytes } from '../../core/x509/publicKeyBytes';
import { sameBytes, sameName } from '../../core/x509/sameName';
import { CaError } from '../caError';
import type { Output } from '../stores/caStore';
import { type FileStore, join, nameOf } from '../stores/fileStore';
import { BESIDE } from '../stores/journal';
import type { CaEnvironment, Control } from './environment';
import { writeTogether } from './outputs';

export type NewConfigPlan = Omit<NewPhoneConfigArguments, 'authorities' | 'table' | 'dryRun'> & {
  readonly authorities: readonly Certificate[];
  readonly tableText: string | undefined;
};

const LEAD = 'Nothing was written';
/** Files of a CSV that long are no longer made in one go. */
const MOST_PHONES = 5000;
const MAX_TEXT = 2_000_000;
const DEFAULT_POLL = 15;
const DEFAULT_BASE: Readonly<Record<NewConfigFamily, string>> = {
  optipoint: 'op410adv_conf',
  polycom: '',
  spectralink: '',
  innovaphone: '',
};

const TITLES: Readonly<Record<NewConfigFamily, string>> = {
  optipoint: 'Siemens optiPoint 410/420',
  polycom: 'Polycom UC Software',
  spectralink: 'Spectralink 84-series',
  innovaphone: 'innovaphone update script',
};

export async function newPhoneConfig(
  environment: CaEnvironment,
  plan: NewConfigPlan,
  control: Control,
): Promise<NewPhoneConfigResult> {
  const { family, folder, overwrite } = plan;
  const { files, now } = environment;
  const baseName = plan.baseName ?? DEFAULT_BASE[family];
  checkBaseName(family, baseName);
  const phones = phonesOf(plan);
  const devices = new Map<string, DeviceMaterial>();
  const missing: string[] = [];
  if (plan.certificates !== undefined) {
    const found = await materialIn(files, plan.certificates, control);
    for (const mac of phones) {
      const material = found.get(mac);
      if (material === undefined || !suits(family, material)) {
        missing.push(mac);
      } else {
        devices.set(mac, material);
      }
    }
  }
  control.throwIfCancelled();
  const made = phoneFiles({
    family,
    phones,
    baseName,
    server: textOrNone(plan.server),
    timeServer: textOrNone(plan.timeServer),
    poll: plan.poll ?? DEFAULT_POLL,
    authorities: plan.authorities,
    devices,
    now: now(),
  });
  if (made.kind === 'refusal') {
    throw new CaError(made.refusal);
  }
  const outputs = made.files.map((file) => toOutput(folder, file));
  const present = new Set(((await files.list(folder)) ?? []).map(({ name }) => name));
  if (control.mode === 'write') {
    control.throwIfCancelled();
    await writeTogether(reporting(environment, control, outputs.length), outputs, overwrite, LEAD);
  }
  return {
    done: control.mode === 'write',
    title: `New phone config, ${TITLES[family]}`,
    rows: rowsOf(plan, phones.length, devices.size, made.files.length),
    changes: [],
    findings: lintFiles(made.files, now()),
    warnings: [...missingText(missing, phones.length), ...secretText(made.files), ...made.notes],
    files: outputs.map(({ uri }) => uri),
    existing: made.files.flatMap(({ name }, at) => (present.has(name) ? [outputs[at]?.uri ?? ''] : [])),
    serialNumber: undefined,
    pem: undefined,
  };
}

function textOrNone(text: string | undefined): string | undefined {
  return text === undefined || text.trim() === '' ? undefined : text.trim();
}

function checkBaseName(family: NewConfigFamily, name: string): void {
  if (family === 'optipoint' && (!/^[A-Za-z0-9_][A-Za-z0-9_.-]*$/.test(name) || macOf(name) !== undefined)) {
    throw new CaError(
      `${LEAD}: the name of the system file may have letters, digits and . _ - only, and no MAC address.`,
    );
  }
}

function phonesOf({ phones, tableText, family }: NewConfigPlan): readonly string[] {
  if ((phones?.length ?? 0) + (tableText?.length ?? 0) > MAX_TEXT) {
    throw new CaError(`${LEAD}: the list is longer than any of ${MOST_PHONES} phones. Split it.`);
  }
  const typed = readTypedPhones(phones ?? '');
  const listed = tableText === undefined ? { macs: [], problems: [] } : readPhoneTable(tableText);
  const problems = [...typed.problems, ...listed.problems];
  if (problems.length > 0) {
    const more = problems.length > SHOWN ? ` And ${problems.length - SHOWN} more.` : '';
    throw new CaError(`${LEAD}: ${problems.slice(0, SHOWN).join(' ')}${more} Mend the list and try again.`);
  }
  const macs = [...new Set([...typed.macs, ...listed.macs])];
  if (macs.length > MOST_PHONES) {
    throw new CaError(`${LEAD}: there are more than ${MOST_PHONES} phones. Split the list.`);
  }
  if (macs.length === 0 && tableText !== undefined) {
    throw new CaError(`${LEAD}: the table has no phones in it. ${TITLES[family]} needs their MAC addresses.`);
  }
  return macs;
}

const SHOWN = 5;

/** Certificates and keys by the MAC address in the names of their files; what cannot be read is left out. */
async function materialIn(
  files: FileStore,
  folder: string,
  control: Control,
): Promise<ReadonlyMap<string, DeviceMaterial>> {
  const entries = await files.list(folder);
  if (entries === undefined) {
    throw new CaError(`${LEAD}: there is no folder ${nameOf(folder)} with certificates.`);
  }
  const objects = new Map<string, PkiObject[]>();
  for (const { name, kind } of entries) {
    const mac = macInName(name);
    if (kind !== 'file' || mac === undefined || !/\.(?:pem|crt|cer|der|key|p12|pfx|txt)$/i.test(name)) {
      continue;
    }
    control.throwIfCancelled();
    const octets = await files.read(join(folder, name));
    const model = octets && readContent(name, octets, { maxLength: MAX_FILE }).model;
    const read = model?.blocks.map(({ encoded }) => objectOf(encoded)) ?? [];
    objects.set(mac, [...(objects.get(mac) ?? []), ...read]);
  }
  return new Map([...objects].map(([mac, read]) => [mac, materialOf(read)]));
}

const MAX_FILE = 1_000_000;

/** With separators or without them. */
function macInName(name: string): string | undefined {
  const separated = /(?:[0-9a-f]{2}[:_-]){5}[0-9a-f]{2}/i.exec(name)?.[0].replace(/[:_-]/g, '');
  return (macOf(name) ?? separated)?.toLowerCase();
}

function materialOf(objects: readonly PkiObject[]): DeviceMaterial {
  const certificates = objects.flatMap((object) => (object.kind === 'certificate' ? object : []));
  const key = objects.find(({ kind }) => kind === 'privateKey');
  const ours = key && publicKeyBytes(key);
  const own = certificates.find((certificate) => {
    const theirs = publicKeyBytes(certificate);
    return ours !== undefined && theirs !== undefined && sameBytes(ours, theirs);
  });
  return {
    certificates: inChainOrder(certificates, own),
    key: own === undefined ? undefined : key,
    pkcs12: objects.find(({ kind }) => kind === 'pkcs12'),
  };
}

/** First `own`, or the one that issued none of the others; then each issuer behind what it issued. */
function inChainOrder(
  certificates: readonly Certificate[],
  own: Certificate | undefined,
): readonly Certificate[] {
  const left = new Set(certificates);
  const issued = (one: Certificate, other: Certificate) =>
    one !== other &&
    one.subject !== undefined &&
    other.issuer !== undefined &&
    sameName(one.subject, other.issuer);
  let next = own ?? certificates.find((one) => !certificates.some((other) => issued(one, other)));
  const chain: Certificate[] = [];
  while (next !== undefined) {
    const current: Certificate = next;
    chain.push(current);
    left.delete(current);
    next = [...left].find((one) => issued(one, current));
  }
  return chain;
}

function suits(family: NewConfigFamily, { certificates, key, pkcs12 }: DeviceMaterial): boolean {
  switch (family) {
    case 'optipoint':
      return pkcs12 !== undefined;
    case 'innovaphone':
      return certificates.length > 0;
    default:
      return certificates.length > 0 && key !== undefined;
  }
}

function missingText(missing: readonly string[], count: number): readonly string[] {
  const more = missing.length > SHOWN ? ` and ${missing.length - SHOWN} more` : '';
  return missing.length === 0
    ? []
    : [
        `${missing.length} of ${count} phones get no certificate, since the folder has none for them that their kind of file takes, or none with its unencrypted key: ${missing.slice(0, SHOWN).join(', ')}${more}.`,
      ];
}

function secretText(files: readonly PhoneFile[]): readonly string[] {
  const count = files.filter(({ isSecret }) => isSecret).length;
  return count === 0
    ? []
    : [
        `${count === 1 ? 'One file holds a private key' : `${count} files hold private keys`}, and nobody but you may read ${count === 1 ? 'it' : 'them'}: let the account of the web server read them, too.`,
      ];
}

function toOutput(folder: string, { name, text, isSecret }: PhoneFile): Output {
  return {
    uri: join(folder, name),
    octets: toUtf8(text),
    access: isSecret ? 'secret' : 'public',
  };
}

/** The same files, where every new one is told and can be the last before a cancellation. */
function reporting(environment: CaEnvironment, control: Control, count: number): CaEnvironment {
  const { files } = environment;
  let written = 0;
  const told: FileStore = {
    owner: files.owner,
    protectionHint: files.protectionHint,
    read: (uri) => files.read(uri),
    list: (uri) => files.list(uri),
    create(uri, octets, access) {
      if (uri.endsWith(BESIDE)) {
        control.throwIfCancelled();
        control.report(`Writing file ${++written} of ${count}`);
      }
      return files.create(uri, octets, access);
    },
    rename: (from, to) => files.rename(from, to),
    remove: (uri) => files.remove(uri),
    makeFolder: (uri) => files.makeFolder(uri),
  };
  return { ...environment, files: told };
}

function rowsOf(
  { family, server, timeServer, authorities }: NewConfigPlan,
  phones: number,
  devices: number,
  files: number,
): NewPhoneConfigResult['rows'] {
  const rows: readonly (readonly [string, string | undefined])[] = [
    ['Phones', TITLES[family]],
    ['How many', phones === 0 ? 'only the files for all of them' : String(phones)],
    ['Files', String(files)],
    ['Server', textOrNone(server)],
    ['Time server', family === 'polycom' || family === 'spectralink' ? textOrNone(timeServer) : undefined],
    ['CAs to trust', authorities.length === 0 ? undefined : String(authorities.length)],
    ['Certificates of phones', devices === 0 ? undefined : String(devices)],
  ];
  return rows.flatMap(([label, value]) => (value === undefined ? [] : [{ label, value }]));
}
