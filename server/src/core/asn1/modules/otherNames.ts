/** otherName forms of alternative names. */
import type { OpenTypes } from '../schema';
import {
  explicit,
  generalString,
  ia5String,
  integer,
  named,
  objectIdentifier,
  octetString,
  optional,
  sequence,
  sequenceOf,
  utf8String,
} from '../schema';

const ON = '1.3.6.1.5.5.7.8';

/** RFC 4556 §3.2.2. */
const Krb5PrincipalName = sequence(
  'KRB5PrincipalName',
  {
    realm: explicit(0, generalString),
    principalName: explicit(
      1,
      sequence(
        'PrincipalName',
        {
          'name-type': explicit(0, integer),
          'name-string': explicit(1, sequenceOf(generalString, 'SEQUENCE OF', 'list')),
        },
        'members',
      ),
    ),
  },
  'members',
);

export const otherNames: OpenTypes = {
  '1.3.6.1.5.2.2': Krb5PrincipalName,
  // RFC 4043 §2.
  [`${ON}.3`]: sequence(
    'PermanentIdentifier',
    { identifierValue: optional(utf8String), assigner: optional(objectIdentifier) },
    'members',
  ),
  // RFC 4108 §5, which IEEE 802.1AR §8.10.4 takes for device identifiers.
  [`${ON}.4`]: sequence(
    'HardwareModuleName',
    { hwType: objectIdentifier, hwSerialNum: octetString },
    'members',
  ),
  // RFC 6120 §13.7.1.4, RFC 4985 §2, RFC 7585 §2.2, RFC 9598 §3, RFC 8994 §6.2.2, RFC 9174 §4.4.1.
  [`${ON}.5`]: utf8String,
  [`${ON}.7`]: ia5String,
  [`${ON}.8`]: utf8String,
  [`${ON}.9`]: utf8String,
  [`${ON}.10`]: ia5String,
  [`${ON}.11`]: ia5String,
  // FIPS 201.
  '2.16.840.1.101.3.6.6': named('FASC-N', octetString),
};
