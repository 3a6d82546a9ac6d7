/**
 * A trust list: a text of certificates in PEM, as innovaphone devices take and give it (Reference11r1, Certificate
 * management, Trust list). Whatever else stands in the text is left alone.
 */
import { describeObject } from '../../describe/describeObject';
import { fingerprintsOf } from '../../describe/fingerprints';
import { type DocumentModel, objectOf } from '../../documentModel';
import { isNested, spanOfBlock } from '../../encoding/encoded';
import type { PkiObject } from '../../pkiObject';
import type { Span } from '../../text';
import type { TrustListEntry } from '../../trustListProtocol';
import { nameToRfc4514 } from '../../x509/nameText';
import { hashOf } from '../slots/slotObject';
import { trustRemarks } from './trustRemarks';

/** An entry with its place in the text instead of its range. */
export interface ListedObject {
  readonly entry: Omit<TrustListEntry, 'range'>;
  readonly object: PkiObject;
  readonly span: Span;
}

export function readTrustList(model: DocumentModel, now: number): readonly ListedObject[] {
  const counts = new Map<string, number>();
  return model.blocks
    .filter(({ encoded }) => encoded.bytes.length > 0 && !isNested(encoded))
    .map((block) => {
      const object = objectOf(block.encoded);
      const hash = hashOf(object.bytes);
      const copies = counts.get(hash) ?? 0;
      counts.set(hash, copies + 1);
      const remarks = [
        ...(copies > 0 ? ['It stands in the list already; this copy changes nothing.'] : []),
        ...trustRemarks(object, now),
      ];
      const id = copies === 0 ? hash : `${hash}.${copies + 1}`;
      return { entry: { id, ...factsOf(object, now), remarks }, object, span: spanOfBlock(block) };
    });
}

type Facts = Omit<TrustListEntry, 'id' | 'range' | 'remarks'>;

function factsOf(object: PkiObject, now: number): Facts {
  const { title, kindName } = describeObject(object, { now });
  const facts = { kind: object.kind, title: title === '' ? kindName : title };
  if (object.kind !== 'certificate') {
    return facts;
  }
  const { subject, issuer, serialNumber, validity } = object;
  const notBefore = validity?.notBefore?.instant;
  const notAfter = validity?.notAfter?.instant;
  return {
    ...facts,
    ...(subject === undefined ? {} : { subject: nameToRfc4514(subject) }),
    ...(issuer === undefined ? {} : { issuer: nameToRfc4514(issuer) }),
    ...(serialNumber === undefined ? {} : { serialNumber: serialNumber.hex }),
    ...(notBefore === undefined ? {} : { notBefore }),
    ...(notAfter === undefined ? {} : { notAfter }),
    fingerprints: fingerprintsOf(object),
  };
}
