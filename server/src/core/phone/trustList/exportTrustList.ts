/** Certificates of a trust list as files: one of them, each of them, or the whole list. */
import { toUtf8 } from '../../der/strings';
import type { TrustListFormat } from '../../trustListProtocol';
import { pemText } from '../slots/slotText';
import type { ListedObject } from './readTrustList';

export interface ExportedFile {
  /** Without a folder; each once. */
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** Only certificates leave the list; none where there is none. */
export function exportTrustList(
  listed: readonly ListedObject[],
  to: TrustListFormat,
): readonly ExportedFile[] {
  const certificates = listed.filter(({ object }) => object.kind === 'certificate');
  const pemOf = ({ object }: ListedObject) => pemText([{ label: 'CERTIFICATE', bytes: object.bytes }], '\n');
  if (to === 'list') {
    const text = certificates.map(pemOf).join('');
    return text === '' ? [] : [{ name: 'trustlist.txt', bytes: toUtf8(text) }];
  }
  const used = new Set<string>();
  return certificates.map((each) => ({
    name: `${freeName(baseName(each), used)}.${to === 'der' ? 'der' : 'pem'}`,
    bytes: to === 'der' ? each.object.bytes : toUtf8(pemOf(each)),
  }));
}

/** `CN=Root CA` becomes `Root-CA`. */
function baseName({ entry }: ListedObject): string {
  const name = entry.title
    .replace(/^[A-Za-z]+=/, '')
    .replace(/[^\p{L}\p{N}_.-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '');
  return name === '' ? 'certificate' : name;
}

function freeName(base: string, used: Set<string>): string {
  let name = base;
  for (let count = 2; used.has(name.toLowerCase()); count++) {
    name = `${base}-${count}`;
  }
  used.add(name.toLowerCase());
  return name;
}
