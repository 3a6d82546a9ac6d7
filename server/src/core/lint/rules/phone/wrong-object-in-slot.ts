import type { CertificateSlot } from '../../../phone/phoneConfig';
import type { PkiObject } from '../../../pkiObject';
import { definePhoneRule, filledSlots, OPTIPOINT_SECURE, SPECTRALINK_CERTIFICATES } from '../../phoneRule';
import { inBlock } from '../../rule';

export const rule = definePhoneRule({
  severity: 'error',
  title: 'the item holds another object than it is for',
  why: 'The phone looks for one kind of object in each of its certificate items, and a private key in the wrong place is given away.',
  fix: 'Put the object that belongs there.',
  citations: [SPECTRALINK_CERTIFICATES, OPTIPOINT_SECURE('§2.4')],
  *check(subject) {
    for (const { item, slot, blocks } of filledSlots(subject)) {
      for (const block of blocks) {
        const object = subject.objectOf(block);
        const wanted = WANTED[slot.role];
        if (wanted !== undefined && isKnown(object) && !wanted.kinds.has(object.kind)) {
          yield {
            place: inBlock(block),
            message: `The item ${item.name} is for ${wanted.name}, and this is ${NAMES[object.kind] ?? 'something else'}${
              slot.role === 'ca' && /[kK]ey$/.test(object.kind)
                ? '; a private key in this place is given to every phone'
                : ''
            }. Put ${wanted.name} here.`,
          };
        }
      }
    }
  },
});

function isKnown({ kind }: PkiObject): boolean {
  return kind !== 'unreadable' && kind !== 'asn1Value';
}

interface Wanted {
  readonly name: string;
  readonly kinds: ReadonlySet<PkiObject['kind']>;
}

const KEYS: readonly PkiObject['kind'][] = ['privateKey', 'encryptedPrivateKey'];

const WANTED: Readonly<Record<CertificateSlot['role'], Wanted | undefined>> = {
  ca: { name: 'the certificate of a CA', kinds: new Set(['certificate']) },
  certificate: { name: 'a certificate', kinds: new Set(['certificate']) },
  'private-key': { name: 'a private key', kinds: new Set(KEYS) },
  pkcs12: { name: 'a PKCS#12', kinds: new Set(['pkcs12']) },
  any: undefined,
};

const NAMES: Readonly<Partial<Record<PkiObject['kind'], string>>> = {
  certificate: 'a certificate',
  certificateRequest: 'a request for a certificate',
  certificateList: 'a revocation list',
  privateKey: 'a private key',
  encryptedPrivateKey: 'an encrypted private key',
  openSshKey: 'a key of OpenSSH',
  publicKey: 'a public key',
  cms: 'a PKCS#7',
  pkcs12: 'a PKCS#12',
};
