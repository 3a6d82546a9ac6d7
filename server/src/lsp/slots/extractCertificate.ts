import { writeTogether } from '../../ca/flows/outputs';
import { nameOf } from '../../ca/stores/fileStore';
import { toUtf8 } from '../../core/der/strings';
import { describeObject } from '../../core/describe/describeObject';
import { blockAt, objectOf } from '../../core/documentModel';
import { isSecretObject } from '../../core/isSecretObject';
import { type HeldObject, readSlots } from '../../core/phone/slots/readSlots';
import { toSlotObject } from '../../core/phone/slots/slotObject';
import { titleOfTarget } from '../../core/phone/slots/slotTarget';
import { pemText } from '../../core/phone/slots/slotText';
import type { PkiObject } from '../../core/pkiObject';
import {
  EXTRACT_FORMATS,
  type ExtractCertificateArguments,
  type ExtractCertificateResult,
  type ExtractFormat,
  SlotCommand,
  type SlotPlace,
} from '../../core/slotProtocol';
import { commonName } from '../../core/x509/name';
import { refusing } from '../ca/caService';
import { defineCommand } from '../commands/command';
import type { Session } from '../session';
import { checkTrust } from './insertCertificate';
import { refusal, slotAt, slotDocument } from './slotDocument';
import { placeSchema } from './slotSchemas';

export const extractCertificate = defineCommand<ExtractCertificateArguments, ExtractCertificateResult>({
  id: SlotCommand.extractCertificate,
  description:
    'Takes an object out of an item of a phone config, a script or a bundle: its very octets, as a file or as PEM text.',
  schema: {
    type: 'object',
    properties: {
      ...placeSchema,
      object: { type: 'integer', minimum: 0, description: 'Index among the objects of the item.' },
      to: { type: 'string', enum: EXTRACT_FORMATS },
      output: { type: 'string', description: 'URI of the file to write; without it the text is given.' },
      overwrite: { type: 'boolean', description: 'True: a file of that name may be replaced.' },
    },
    required: ['uri', 'to'],
  },
  run: (session, args) =>
    refusing(async () => {
      checkTrust(session, args.output === undefined ? 'preview' : 'write');
      const { title, held } = await heldAt(session, args);
      const chosen = held[args.object ?? 0];
      if (chosen === undefined) {
        throw refusal(`Nothing was extracted: there is no certificate, key or PKCS #12 in ${title}.`);
      }
      const now = session.runtime.now();
      const result: ExtractCertificateResult = {
        objects: held.map(({ object }) => {
          const { title: name, kindName } = describeObject(object, { now });
          return {
            title: name === '' ? kindName : name,
            kind: object.kind,
            isSecret: isSecretObject(object),
          };
        }),
        fileName: fileNameOf(chosen.object, title, args.to),
      };
      const written = writtenAs(chosen, args.to);
      if (args.output === undefined) {
        return typeof written === 'string' && !isSecretObject(chosen.object)
          ? { ...result, text: written }
          : result;
      }
      const octets = typeof written === 'string' ? toUtf8(written) : written;
      const access = isSecretObject(chosen.object) ? 'secret' : 'public';
      await writeTogether(
        session.ca.writable('write'),
        [{ uri: args.output, octets, access }],
        args.overwrite,
        'Nothing was extracted',
      );
      return result;
    }),
});

interface Held {
  /** Of the item, or of the file. */
  readonly title: string;
  readonly held: readonly HeldObject[];
}

/** Of the slot that is meant; else of the block at the place, in whatever file. */
async function heldAt(session: Session, place: SlotPlace): Promise<Held> {
  const found = await slotDocument(session, place.uri);
  const slot = slotAt(readSlots(found.model), found, place);
  if (slot !== undefined) {
    return { title: titleOfTarget(slot.target), held: slot.holds };
  }
  const { blocks } = found.model;
  const at = place.position && blockAt(found.model, found.document.offsetAt(place.position));
  return {
    title: nameOf(place.uri),
    held: (at === undefined ? blocks : [at])
      .filter(({ encoded }) => encoded.bytes.length > 0)
      .map((block) => ({ block, object: objectOf(block.encoded), bytes: block.encoded.bytes })),
  };
}

function writtenAs({ object, bytes, block }: HeldObject, to: ExtractFormat): string | Uint8Array {
  const written = toSlotObject(object);
  if (block.encoded.headers.length > 0) {
    throw refusal(
      'Nothing was extracted: the key is encrypted in the older form of OpenSSL, whose headers belong to it. Copy its text.',
    );
  }
  if (to === 'der') {
    return bytes;
  }
  if (written === undefined || object.kind === 'pkcs12') {
    throw refusal('Nothing was extracted: programs read this object as a file of bytes, not as PEM.');
  }
  return pemText([{ ...written, bytes }], '\n');
}

const EXTENSIONS: Readonly<Partial<Record<PkiObject['kind'], string>>> = {
  privateKey: 'key',
  encryptedPrivateKey: 'key',
  pkcs12: 'p12',
  certificateRequest: 'csr',
  certificateList: 'crl',
  cms: 'p7b',
};

/** `root-ca.crt`, `phone.p12`. */
function fileNameOf(object: PkiObject, title: string, to: ExtractFormat): string {
  const subject =
    object.kind === 'certificate' || object.kind === 'certificateRequest' ? object.subject : undefined;
  const name = (subject && commonName(subject)) ?? title;
  const stem = name.replace(/\.[a-z0-9]{1,4}$/i, '').replace(/[^\p{L}\p{N}_.-]+/gu, '-');
  const extension = EXTENSIONS[object.kind] ?? (to === 'pem' ? 'crt' : 'der');
  return `${stem.replace(/^[-.]+|[-.]+$/g, '') || 'extracted'}.${extension}`;
}
