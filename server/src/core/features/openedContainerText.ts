/** What a pass phrase brought to light, as one text for people. Of a private key: kind, size and public key pin. */
import { safeText } from '../asn1/safeText';
import { derivePublicKey } from '../crypto/derivePublicKey';
import { keyFact } from '../describe/algorithmText';
import { counted } from '../describe/dates';
import { describeObject } from '../describe/describeObject';
import type { DescribeOptions } from '../describe/description';
import { toDetailsText } from '../describe/detailsText';
import { encryptionText } from '../describe/encryptionText';
import { publicKeyPin } from '../describe/fingerprints';
import { visible } from '../markdown';
import type { MacVerdict, OpenedContainer, OpenedObject } from '../pkcs/openedContainer';
import type { Pkcs12Mac } from '../pkcs/pkcs12Mac';

const INDENT = '    ';

interface Numbered extends OpenedObject {
  /** `Certificate 2`: counted by kind. */
  readonly label: string;
  readonly publicKey: Uint8Array | undefined;
}

const LABELS = { privateKey: 'Private key', certificate: 'Certificate', certificateList: 'CRL' } as const;

/** `name` is that of the file. */
export function openedContainerText(name: string, opened: OpenedContainer, options: DescribeOptions): string {
  const { container, mac, closed } = opened;
  const objects = numbered(opened.objects);
  const isFile = container.kind === 'pkcs12';
  const holds = contentText(objects);
  const lines = [
    visible(name),
    '',
    `${isFile ? 'PKCS #12 file' : 'Encrypted private key'}, opened with its pass phrase: ${holds}`,
    ...(isFile ? [`${INDENT}MAC: ${macText(mac, container.mac)}`] : []),
    ...matchLines(objects).map((line) => INDENT + line),
    ...closed.map((reason) => `${INDENT}Not shown: ${reason}`),
    '',
  ];
  return lines.join('\n') + objects.map((object) => `\n${objectText(object, options)}`).join('');
}

function numbered(objects: readonly OpenedObject[]): readonly Numbered[] {
  const counts = new Map<string, number>();
  return objects.map((opened) => {
    const { kind } = opened.object;
    const number = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, number);
    return { ...opened, label: `${LABELS[kind]} ${number}`, publicKey: derivePublicKey(opened.object) };
  });
}

function contentText(objects: readonly Numbered[]): string {
  const count = (kind: keyof typeof LABELS) => objects.filter(({ object }) => object.kind === kind).length;
  const parts = [
    [count('privateKey'), 'private key'],
    [count('certificate'), 'certificate'],
    [count('certificateList'), 'CRL'],
  ] as const;
  const held = parts.filter(([number]) => number > 0).map(([number, unit]) => counted(number, unit));
  return held.length === 0 ? 'nothing that can be shown' : held.join(', ');
}

function macText(verdict: MacVerdict, mac: Pkcs12Mac | undefined): string {
  const how = mac === undefined ? '' : `${mac.algorithmName}, ${counted(mac.iterations ?? 0, 'iteration')}; `;
  switch (verdict.kind) {
    case 'good':
      return `${how}it fits`;
    case 'bad':
      return `${how}it does not fit: the file was changed after it was made, or its MAC is under another pass phrase`;
    case 'absent':
      return 'none: nobody can tell whether the file was changed after it was made';
    case 'unchecked':
      return `${how}not checked: ${verdict.reason}`;
  }
}

/** Which certificate goes with which key. */
function matchLines(objects: readonly Numbered[]): readonly string[] {
  const certificates = objects.filter(({ object }) => object.kind === 'certificate');
  return objects
    .filter(({ object }) => object.kind === 'privateKey')
    .map(({ label, publicKey }) => {
      const matching = certificates.filter((each) => isSame(each.publicKey, publicKey));
      if (publicKey === undefined) {
        return `${label}: whether a certificate matches cannot be told, as its public key is not known`;
      }
      return matching.length === 0
        ? `${label} matches no certificate here`
        : `${label} matches ${matching.map((each) => each.label).join(' and ')}`;
    });
}

function isSame(one: Uint8Array | undefined, other: Uint8Array | undefined): boolean {
  return one !== undefined && one.length === other?.length && one.every((octet, at) => octet === other[at]);
}

function objectText(opened: Numbered, options: DescribeOptions): string {
  const { object, label, friendlyName, localKeyId, encryption } = opened;
  const rows = [
    ...(friendlyName === undefined ? [] : [`Friendly name: ${safeText(friendlyName)}`]),
    ...(localKeyId === undefined ? [] : [`Local key id: ${localKeyId}`]),
    `Encryption: ${encryption === undefined ? 'none' : encryptionText(encryption)}`,
  ];
  if (object.kind === 'privateKey') {
    const pin = publicKeyPin(object);
    rows.unshift(`Key: ${keyFact(object)}`);
    rows.push(`Public key pin: ${pin === undefined ? 'not known' : `${pin} (SHA-256, base64)`}`);
  }
  const title = object.kind === 'privateKey' ? keyFact(object) : describeObject(object, options).title;
  const head = `${label}: ${title}\n${rows.map((row) => `${INDENT}${row}\n`).join('')}`;
  return object.kind === 'privateKey' ? head : `${head}\n${toDetailsText(object, options)}`;
}
