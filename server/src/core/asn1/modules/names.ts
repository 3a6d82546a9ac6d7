/** Names: RFC 5280 §4.1.2.4 and §4.2.1.6, X.501. */
import {
  any,
  bmpString,
  choice,
  explicit,
  ia5String,
  implicit,
  objectIdentifier,
  octetString,
  open,
  optional,
  printableString,
  sequence,
  sequenceOf,
  setOf,
  shownAs,
  silentChoice,
  teletexString,
  universalString,
  utf8String,
} from '../schema';

export const AttributeTypeAndValue = sequence(
  'AttributeTypeAndValue',
  { type: objectIdentifier, value: any },
  'pair',
);
export const RelativeDistinguishedName = setOf(
  AttributeTypeAndValue,
  'RelativeDistinguishedName',
  'relativeName',
);
export const Name = sequenceOf(RelativeDistinguishedName, 'Name', 'name');

export const DirectoryString = silentChoice(
  'DirectoryString',
  teletexString,
  printableString,
  universalString,
  utf8String,
  bmpString,
  ia5String,
);

const OtherName = sequence(
  'OtherName',
  { 'type-id': objectIdentifier, value: explicit(0, open('type-id', 'otherName')) },
  'pair',
);
const EdiPartyName = sequence('EDIPartyName', {
  nameAssigner: optional(explicit(0, DirectoryString)),
  partyName: explicit(1, DirectoryString),
});

export const GeneralName = choice('GeneralName', {
  otherName: implicit(0, OtherName),
  rfc822Name: implicit(1, ia5String),
  dNSName: implicit(2, ia5String),
  x400Address: implicit(3, sequenceOf(any, 'ORAddress')),
  directoryName: explicit(4, Name),
  ediPartyName: implicit(5, EdiPartyName),
  uniformResourceIdentifier: implicit(6, ia5String),
  iPAddress: implicit(7, shownAs('ipAddress', octetString)),
  registeredID: implicit(8, objectIdentifier),
});
export const GeneralNames = sequenceOf(GeneralName, 'GeneralNames', 'list');

/** Attribute with a SET of values (X.501 §8.2), as requests, keys and signers carry them. */
export const Attribute = sequence(
  'Attribute',
  { type: objectIdentifier, values: setOf(open('type', 'attribute'), 'SET OF', 'list') },
  'attribute',
);
