import { describe, expect, it } from 'vitest';
import { readDer } from '../../server/src/core/der/readDer';
import { readTime } from '../../server/src/core/der/time';
import { generalizedTime, hex, implicit, sequence, tlv, utcTime } from '../harness/buildDer';

const read = (bytes: Uint8Array, type?: number) => {
  const { root } = readDer(bytes);
  return root && readTime(root, type);
};
const instant = (bytes: Uint8Array) => {
  const time = read(bytes)?.instant;
  return time === undefined ? undefined : new Date(time).toISOString();
};

describe('UTCTime', () => {
  it.each([
    ['260608091940Z', '2026-06-08T09:19:40.000Z'],
    ['500101000000Z', '1950-01-01T00:00:00.000Z'],
    ['491231235959Z', '2049-12-31T23:59:59.000Z'],
    ['000229120000Z', '2000-02-29T12:00:00.000Z'],
    ['991231235959Z', '1999-12-31T23:59:59.000Z'],
    ['2606080919Z', '2026-06-08T09:19:00.000Z'],
    ['260608091940+0200', '2026-06-08T07:19:40.000Z'],
    ['260608091940-0530', '2026-06-08T14:49:40.000Z'],
    ['2606080919+0100', '2026-06-08T08:19:00.000Z'],
    ['260608091940', '2026-06-08T09:19:40.000Z'],
  ])('%s is %s', (raw, expected) => expect(instant(utcTime(raw))).toBe(expected));

  it.each([
    '',
    'Z',
    '26060809Z',
    '260230000000Z',
    '250229000000Z',
    '261301000000Z',
    '260001000000Z',
    '260100000000Z',
    '260101240000Z',
    '260101006000Z',
    '260101000060Z',
    '260101000000z',
    '260101000000ZZ',
    '260101000000 Z',
    '26010100000Z',
    ' 60101000000Z',
    '2601010000001Z',
    '260101000000+01',
    '260101000000+2400',
    '260101000000+0060',
    '260101000000.5Z',
    '20260101000000Z',
    '260l01000000Z',
  ])('%j is no time, and is shown as it stands', (raw) =>
    expect(read(utcTime(raw))).toMatchObject({ form: 'utcTime', raw, instant: undefined }),
  );
});

describe('GeneralizedTime', () => {
  it.each([
    ['20500101000000Z', '2050-01-01T00:00:00.000Z'],
    ['99991231235959Z', '9999-12-31T23:59:59.000Z'],
    ['00000101000000Z', '0000-01-01T00:00:00.000Z'],
    ['19000228235959Z', '1900-02-28T23:59:59.000Z'],
    ['00990301000000Z', '0099-03-01T00:00:00.000Z'],
    ['20000229000000Z', '2000-02-29T00:00:00.000Z'],
    ['20260608091940.5Z', '2026-06-08T09:19:40.500Z'],
    ['20260608091940,123456Z', '2026-06-08T09:19:40.123Z'],
    ['202606080919.5Z', '2026-06-08T09:19:30.000Z'],
    ['2026060809.25Z', '2026-06-08T09:15:00.000Z'],
    ['2026060809Z', '2026-06-08T09:00:00.000Z'],
    ['20260608091940+1400', '2026-06-07T19:19:40.000Z'],
    ['00000101000000+0100', '-000001-12-31T23:00:00.000Z'],
  ])('%s is %s', (raw, expected) => expect(instant(generalizedTime(raw))).toBe(expected));

  it.each([
    '',
    '20260101Z',
    '19000229000000Z',
    '20260431000000Z',
    '20260101250000Z',
    '20260101000000.Z',
    '202601010000000Z',
    '2026010100000Z',
    '260101000000Z',
    '20260101000000.5+1',
    `20260101000000.${'1'.repeat(60)}Z`,
  ])('%j is no time', (raw) => expect(read(generalizedTime(raw))?.instant).toBeUndefined());
});

describe('every day', () => {
  it('of 1,000 years is the day the platform finds', () => {
    for (let year = 1600; year < 2600; year += 1) {
      for (const [month, day] of [
        [1, 1],
        [2, 28],
        [3, 1],
        [12, 31],
      ] as const) {
        const raw = [`${year}`, `${month}`.padStart(2, '0'), `${day}`.padStart(2, '0'), '010203Z'].join('');
        expect(read(generalizedTime(raw))?.instant).toBe(Date.UTC(year, month - 1, day, 1, 2, 3));
      }
    }
  });
});

describe('the type of a time', () => {
  it('is told under an implicit tag', () => {
    const bytes = implicit(0, Buffer.from('20260608091940Z'));
    expect(read(bytes, 24)?.instant).toBe(Date.UTC(2026, 5, 8, 9, 19, 40));
    expect(read(bytes)).toMatchObject({ form: 'other', raw: '20260608091940Z', instant: undefined });
  });

  it.each([tlv(4, [0, 1, 255]), sequence(), hex('3780 1703323630 0000')])('may be none at all', (bytes) => {
    expect(read(bytes)?.instant).toBeUndefined();
  });

  it('shows no more of a long value than anybody reads', () => {
    expect(read(utcTime('9'.repeat(10_000)))?.raw).toHaveLength(64);
  });
});
