/** Time stamps: RFC 3161 §2.4. */
import {
  bitString,
  boolean,
  explicit,
  generalizedTime,
  implicit,
  integer,
  objectIdentifier,
  octetString,
  optional,
  sequence,
  sequenceOf,
  utf8String,
  valuesOf,
} from '../schema';
import { AlgorithmIdentifier } from './algorithmIdentifier';
import { Extensions } from './certificate';
import { ContentInfo } from './cms';
import { GeneralName } from './names';

const MessageImprint = sequence('MessageImprint', {
  hashAlgorithm: AlgorithmIdentifier,
  hashedMessage: octetString,
});

export const TimeStampReq = sequence('TimeStampReq', {
  version: integer,
  messageImprint: MessageImprint,
  reqPolicy: optional(objectIdentifier),
  nonce: optional(integer),
  certReq: optional(boolean),
  extensions: optional(implicit(0, Extensions)),
});

export const TimeStampResp = sequence('TimeStampResp', {
  status: sequence(
    'PKIStatusInfo',
    {
      status: valuesOf('PKIStatus', integer, [
        'granted',
        'grantedWithMods',
        'rejection',
        'waiting',
        'revocationWarning',
        'revocationNotification',
      ]),
      statusString: optional(sequenceOf(utf8String, 'PKIFreeText', 'list')),
      failInfo: optional(bitString),
    },
    'members',
  ),
  timeStampToken: optional(ContentInfo),
});

export const TstInfo = sequence('TSTInfo', {
  version: integer,
  policy: objectIdentifier,
  messageImprint: MessageImprint,
  serialNumber: integer,
  genTime: generalizedTime,
  accuracy: optional(
    sequence(
      'Accuracy',
      {
        seconds: optional(integer),
        millis: optional(implicit(0, integer)),
        micros: optional(implicit(1, integer)),
      },
      'members',
    ),
  ),
  ordering: optional(boolean),
  nonce: optional(integer),
  tsa: optional(explicit(0, GeneralName)),
  extensions: optional(implicit(1, Extensions)),
});
