/** A new CA in a folder that has none. */
import type { SerialStyle } from '../../core/caProtocol';
import { toUtf8 } from '../../core/der/strings';
import type { Certificate } from '../../core/x509/certificate';
import { toPem } from '../pem';
import type { StoreHost } from './caState';
import { finishInterrupted, guarded, type Output, refuseExisting } from './caStore';
import { join } from './fileStore';
import { commit, recover } from './journal';
import { type Layout, opensslConfig } from './layout';
import { lock } from './lock';
import { serialHex, serialOf } from './serialNumbers';

export interface NewCa {
  readonly certificate: Certificate;
  readonly keyPem: string;
  readonly style: SerialStyle;
  /** For how many days `openssl ca` issues where nobody says otherwise. */
  readonly days: number;
  /** First line of the log. */
  readonly note: string;
}

/** The files that a new CA consists of. */
export function filesOfNewCa(host: StoreHost, folder: string, layout: Layout, ca: NewCa): readonly Output[] {
  const file = (path: string, text: string): Output => ({
    uri: join(folder, path),
    octets: toUtf8(text),
    access: 'public',
  });
  const draw = () => serialHex(serialOf(host.randomSerial()));
  const [nextSerial, lastSerial] = ca.style === 'random' ? [draw(), draw()] : ['01', '00'];
  return [
    { ...file(layout.key, ca.keyPem), access: 'secret' },
    file(layout.certificate, toPem('CERTIFICATE', ca.certificate.bytes)),
    file(layout.nextSerial, `${nextSerial}\n`),
    ...(layout.lastSerial === undefined ? [] : [file(layout.lastSerial, `${lastSerial}\n`)]),
    file(layout.index, ''),
    file(layout.nextCrl, '01\n'),
    file(layout.indexAttributes, 'unique_subject = no\n'),
    file(layout.config, opensslConfig(layout, ca.style, ca.days)),
    file(layout.log, `${ca.note}\n`),
  ];
}

/** Refuses where a CA, or a part of one, is there already: a CA is never overwritten. */
export async function checkFolder(host: StoreHost, folder: string, layout: Layout): Promise<void> {
  const own = [layout.certificate, layout.key, layout.index, layout.config].map((path) => join(folder, path));
  await guarded('No CA was created', async () => {
    await finishInterrupted(host, folder);
    await refuseExisting(host.files, own, 'No CA was created');
  });
}

/** Makes the folders of a new CA. */
export async function prepareFolder(host: StoreHost, folder: string, layout: Layout): Promise<void> {
  const { files } = host;
  await checkFolder(host, folder, layout);
  for (const path of [layout.newCertificates, layout.requests, layout.rejected]) {
    await files.makeFolder(join(folder, path));
  }
}

/** All of the files, or none. */
export function writeNewCa(
  host: StoreHost,
  folder: string,
  layout: Layout,
  ca: NewCa,
): Promise<readonly Output[]> {
  return writeCaFiles(host, folder, layout, () => filesOfNewCa(host, folder, layout, ca));
}

/** The same with files that come from elsewhere. */
export async function writeCaFiles(
  host: StoreHost,
  folder: string,
  layout: Layout,
  make: () => readonly Output[],
): Promise<readonly Output[]> {
  return guarded('No CA was created', async () => {
    await host.files.makeFolder(folder);
    const held = await lock(host, folder);
    try {
      await recover(host.files, folder);
      await prepareFolder(host, folder, layout);
      const outputs = make();
      const changes = outputs.map(({ uri, ...rest }) => ({ path: uri, ...rest }));
      await commit(host.files, folder, changes, () => held.check());
      return outputs;
    } finally {
      await held.release().catch(() => undefined);
    }
  });
}
