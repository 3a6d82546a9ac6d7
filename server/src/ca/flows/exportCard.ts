/**
 * A CA as innovaphone gateways keep it on a card (innovaphone, "Reusing the CA with a PC application"), with what
 * `openssl ca` needs beside it.
 */
import { toUtf8 } from '../../core/der/strings';
import { sameBytes } from '../../core/x509/sameName';
import { CaError } from '../caError';
import { encryptKey } from '../keys/openKey';
import { toPem } from '../pem';
import { type CaFolder, guarded, type Output, openCa, refuseExisting } from '../stores/caStore';
import { folderOf, isSamePlace, join } from '../stores/fileStore';
import { findLayout, layoutOf } from '../stores/layout';
import { filesOfNewCa, type NewCa } from '../stores/newCa';
import { serialHex, serialOf } from '../stores/serialNumbers';
import type { CaEnvironment } from './environment';
import type { ExportDraft, ExportPlan } from './exportDraft';

/** What `openssl ca` issues for by itself. */
const DAYS = 365;
const LEAD = 'Nothing was exported';
const card = layoutOf('innovaphone-card');

export async function exportCard(plan: ExportPlan, environment: CaEnvironment): Promise<ExportDraft> {
  const { material, folder } = plan;
  const { certificate } = material;
  const own = [card.certificate, card.key, card.index, card.config].map((path) => join(folder, path));
  // A CA is never overwritten, whatever was agreed to.
  await guarded(LEAD, () => refuseExisting(environment.files, own, LEAD));
  const home = await homeOf(plan, environment);
  const serial = home?.nextSerial ?? serialOf(environment.randomSerial());
  const plain: Omit<NewCa, 'keyPem'> = {
    certificate,
    style: home?.style ?? 'random',
    days: DAYS,
    note: `${new Date(environment.now()).toISOString().slice(0, 19)}Z Copied to a card`,
  };
  const list = (keyPem: string) => filesOfNewCa(environment, folder, card, { ...plain, keyPem });
  const database = home && (await environment.files.read(join(home.uri, home.layout.index)));
  const nextCrl = home && (await environment.files.read(join(home.uri, home.layout.nextCrl)));
  return {
    title: 'Card of an innovaphone gateway',
    rows: [
      { label: 'Next serial number', value: serialHex(serial) },
      { label: 'Issued so far', value: home === undefined ? 'unknown' : `${home.rows.length}` },
    ],
    warnings: [
      ...(home === undefined
        ? [
            'The certificate does not lie in the folder of a CA, so it is not known which serial numbers were used. The card begins with one drawn at random.',
          ]
        : [
            'From now on the CA lies in two places, and each counts by itself: issue in one of them only, or serial numbers will be used twice.',
          ]),
    ],
    files: list('').map(({ uri }) => uri),
    async make({ pkcs8 }) {
      const key = await pkcs8();
      const keyPem =
        plan.passPhrase === undefined
          ? toPem('PRIVATE KEY', key)
          : toPem('ENCRYPTED PRIVATE KEY', await encryptKey(environment.crypto, key, plan.passPhrase));
      for (const path of [card.newCertificates, card.requests, card.rejected]) {
        await environment.files.makeFolder(join(folder, path));
      }
      const copied = new Map([
        [join(folder, card.nextSerial), toUtf8(`${serialHex(serial)}\n`)],
        [join(folder, card.index), database],
        [join(folder, card.nextCrl), nextCrl],
      ]);
      const outputs = list(keyPem).map(
        (output): Output => ({ ...output, octets: copied.get(output.uri) ?? output.octets }),
      );
      return { outputs, texts: [] };
    },
  };
}

/** The CA in whose folder the certificate lies; a certificate of the same CA elsewhere tells nothing. */
async function homeOf(
  { material: { source, certificate } }: ExportPlan,
  environment: CaEnvironment,
): Promise<CaFolder | undefined> {
  return guarded(LEAD, async () => {
    const beside = folderOf(source);
    for (const folder of [beside, folderOf(beside)]) {
      const layout = await findLayout(environment.files, folder);
      if (layout !== undefined && isSamePlace(join(folder, layout.certificate), source)) {
        const ca = await openCa(environment, folder);
        if (!sameBytes(ca.certificate.bytes, certificate.bytes)) {
          throw new CaError(
            `${LEAD}: the file of the CA holds several certificates, and this is not the one that the CA issues with.`,
          );
        }
        return ca;
      }
    }
    return undefined;
  });
}
