/** Statements about qualified certificates: RFC 3739 §3.2.6, ETSI EN 319 412-5 §4, ETSI TS 119 495 §5.1. */
import type { OpenTypes } from '../schema';
import {
  any,
  choice,
  ia5String,
  integer,
  named,
  objectIdentifier,
  open,
  optional,
  printableString,
  sequence,
  sequenceOf,
  utf8String,
} from '../schema';
import { GeneralNames } from './names';

export const QcStatements = sequenceOf(
  sequence(
    'QCStatement',
    { statementId: objectIdentifier, statementInfo: optional(open('statementId', 'qcStatement', any)) },
    'first',
  ),
  'QCStatements',
  'list',
);

const ETSI = '0.4.0.1862.1';
const SemanticsInformation = sequence('SemanticsInformation', {
  semanticsIdentifier: optional(objectIdentifier),
  nameRegistrationAuthorities: optional(GeneralNames),
});

export const qcStatements: OpenTypes = {
  '1.3.6.1.5.5.7.11.1': SemanticsInformation,
  '1.3.6.1.5.5.7.11.2': SemanticsInformation,
  [`${ETSI}.2`]: sequence(
    'QcEuLimitValue',
    {
      currency: choice('Iso4217CurrencyCode', { alphabetic: printableString, numeric: integer }),
      amount: integer,
      exponent: integer,
    },
    'members',
  ),
  [`${ETSI}.3`]: named('QcEuRetentionPeriod', integer),
  [`${ETSI}.5`]: sequenceOf(
    sequence('PdsLocation', { url: ia5String, language: printableString }, 'members'),
    'QcEuPDS',
    'list',
  ),
  [`${ETSI}.6`]: sequenceOf(objectIdentifier, 'QcType', 'list'),
  [`${ETSI}.7`]: sequenceOf(printableString, 'QcCClegislation', 'list'),
  '0.4.0.19495.2': sequence('PSD2QcType', {
    rolesOfPSP: sequenceOf(
      sequence('RoleOfPSP', { roleOfPspOid: objectIdentifier, roleOfPspName: utf8String }),
    ),
    nCAName: utf8String,
    nCAId: utf8String,
  }),
};
