/** Makes PKCS #12 files with parameters that no program would write. */
import { createCipheriv, createHmac, pbkdf2Sync } from 'node:crypto';
import { context, type Der, integer, nothing, octets, oid, sequence, tlv } from './der';
import { clearKey, sealedCertificate } from './sealedObjects';

const BAG = '1.2.840.113549.1.12.10.1';
const DATA = '1.2.840.113549.1.7.1';

export interface Pkcs12Options {
  readonly passPhrase?: string;
  /** What stands in the file; few are done in truth where it says too many. */
  readonly iterations?: number;
  /** Parts with the same content. */
  readonly parts?: number;
  /** Octet strings in pieces of so many octets. */
  readonly segment?: number;
  /** OID of the cipher in place of AES-128-CBC. */
  readonly cipher?: string;
  /** In place of PBMAC1 with HMAC-SHA-256. */
  readonly mac?: Der | undefined;
  /** Of the key of PBMAC1; `undefined` leaves it out. */
  readonly macKeyLength?: number | undefined;
}

const MOST_DONE = 1000;

/** A certificate and a key in the clear within encrypted parts, under PBES2, with PBMAC1 (RFC 9579). */
export function makePkcs12(options: Pkcs12Options = {}): Uint8Array {
  const { passPhrase = 'secret', iterations = 10, parts = 1, segment, cipher = AES_128 } = options;
  const string = (content: Der, tag: 'octets' | 'context') => pieces(content, tag, segment);
  const salt = Buffer.from('salzsalz');
  const iv = Buffer.alloc(16, 7);
  const derive = (length: number) =>
    pbkdf2Sync(passPhrase, salt, Math.min(iterations, MOST_DONE), length, 'sha256');
  const bag = (kind: number, value: Der) => sequence(oid(`${BAG}.${kind}`), context(0, value));
  const certificate = sequence(oid('1.2.840.113549.1.9.22.1'), context(0, octets(sealedCertificate)));
  const encrypter = createCipheriv('aes-128-cbc', derive(16), iv);
  const ciphertext = Buffer.concat([
    encrypter.update(sequence(bag(3, certificate), bag(1, clearKey))),
    encrypter.final(),
  ]);
  const kdf = (length: number | undefined) =>
    sequence(
      oid('1.2.840.113549.1.5.12'),
      sequence(
        octets(salt),
        integer(iterations),
        ...(length === undefined ? [] : [integer(length)]),
        sequence(oid('1.2.840.113549.2.9'), nothing()),
      ),
    );
  const scheme = sequence(oid('1.2.840.113549.1.5.13'), sequence(kdf(16), sequence(oid(cipher), octets(iv))));
  const part = sequence(
    oid('1.2.840.113549.1.7.6'),
    context(0, sequence(integer(0), sequence(oid(DATA), scheme, string(ciphertext, 'context')))),
  );
  const content = sequence(...Array.from({ length: parts }, () => part));
  const length = 'macKeyLength' in options ? options.macKeyLength : 32;
  const pbmac1 = sequence(
    oid('1.2.840.113549.1.5.14'),
    sequence(kdf(length), sequence(oid('1.2.840.113549.2.9'), nothing())),
  );
  const digest = createHmac('sha256', derive(length ?? 32))
    .update(content)
    .digest();
  const mac = sequence(sequence(pbmac1, octets(digest)), octets(salt), integer(1));
  return sequence(
    integer(3),
    sequence(oid(DATA), context(0, string(content, 'octets'))),
    ...('mac' in options ? (options.mac === undefined ? [] : [options.mac]) : [mac]),
  );
}

export const AES_128 = '2.16.840.1.101.3.4.1.2';

function pieces(content: Der, tag: 'octets' | 'context', size: number | undefined): Der {
  const [primitive, constructed] = tag === 'octets' ? [0x04, 0x24] : [0x80, 0xa0];
  if (size === undefined) {
    return tlv(primitive, content);
  }
  const segments: Der[] = [];
  for (let at = 0; at < content.length; at += size) {
    segments.push(octets(content.subarray(at, at + size)));
  }
  return tlv(constructed, ...segments);
}
