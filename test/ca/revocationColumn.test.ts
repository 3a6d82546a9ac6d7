/** The third column of index.txt: what we write is what we read, and what OpenSSL writes is read. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { subjectOfSlashes } from '../../server/src/ca/stores/indexFile';
import {
  instantOf,
  type Revocation,
  readRevocation,
  revocationText,
} from '../../server/src/ca/stores/revocation';
import { REVOCATION_REASONS } from '../../server/src/core/caLifeProtocol';

const second = (instant: number) => Math.floor(instant / 1000) * 1000;
const times = fc.integer({ min: Date.UTC(1950, 0, 1), max: Date.UTC(2200, 0, 1) }).map(second);

const revocations: fc.Arbitrary<Revocation> = fc
  .record({
    time: times,
    reason: fc.constantFrom(...REVOCATION_REASONS),
    since: fc.option(times, { nil: undefined }),
    hold: fc.option(fc.constantFrom('1.2.840.10040.2.1', '2.999.7'), { nil: undefined }),
  })
  .map(({ time, reason, since, hold }) => ({
    time,
    reason,
    invalidSince: reason === 'keyCompromise' || reason === 'CACompromise' ? since : undefined,
    holdInstruction: reason === 'certificateHold' ? hold : undefined,
  }));

it('every revocation comes back as it was written', () => {
  fc.assert(
    fc.property(revocations, (revocation) => {
      expect(readRevocation(revocationText(revocation), '01')).toEqual(revocation);
    }),
  );
});

it('any text is read or refused with its certificate named, never anything else', () => {
  fc.assert(
    fc.property(
      fc.string(),
      fc.constantFrom('', '260101000000Z,', '260101000000Z,keyTime,'),
      (text, start) => {
        try {
          expect(readRevocation(start + text, 'AB').time).not.toBeNaN();
        } catch (error) {
          expect(String(error)).toMatch(
            /^CaError: Nothing was done: the (time|reason|hold instruction) ".*" of the revoked certificate AB/s,
          );
        }
      },
    ),
  );
});

describe('as OpenSSL writes it', () => {
  it.each([
    ['260131235959Z', { reason: 'unspecified' }],
    ['20600131235959Z,superseded', { reason: 'superseded' }],
    ['260131235959Z,cacompromise', { reason: 'CACompromise' }],
    [
      '260131235959Z,holdInstruction,holdInstructionReject',
      { reason: 'certificateHold', holdInstruction: '1.2.840.10040.2.3' },
    ],
    [
      '260131235959Z,keyTime,20240229000000Z',
      { reason: 'keyCompromise', invalidSince: Date.UTC(2024, 1, 29) },
    ],
    [
      '260131235959Z,CAkeyTime,20240229000000Z',
      { reason: 'CACompromise', invalidSince: Date.UTC(2024, 1, 29) },
    ],
  ])('%s', (column, expected) => {
    expect(readRevocation(column, '01')).toMatchObject(expected);
  });

  it('two digits of a year are of 1950 to 2049', () => {
    expect(['490101000000Z', '500101000000Z', '20500101000000Z'].map(instantOf)).toEqual([
      Date.UTC(2049, 0, 1),
      Date.UTC(1950, 0, 1),
      Date.UTC(2050, 0, 1),
    ]);
    expect(['', '26010100000Z', '261301000000Z', '260101000000'].map(instantOf)).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });
});

it('subjects of index.txt are shown with what cannot be seen written out', () => {
  expect(subjectOfSlashes('/C=DE/CN=a\\x0Ab\\xE2\\x80\\xAEc')).toEqual({
    title: 'a\\nb\\u{202e}c',
    subject: 'C=DE, CN=a\\nb\\u{202e}c',
  });
});
