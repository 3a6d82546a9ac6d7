/**
 * The third column of a revoked certificate in index.txt, as `openssl ca -revoke` writes it: the time and, behind a
 * comma, the reason; behind another one the hold instruction, or since when the key may be in other hands.
 */
import { REVOCATION_REASONS, type RevocationReason } from '../../core/caLifeProtocol';
import { readDer } from '../../core/der/readDer';
import { contentOf } from '../../core/der/values';
import { certificateTime } from '../../core/der/writeDer';
import { CaError } from '../caError';
import { textOf } from './textOf';

export interface Revocation {
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly reason: RevocationReason;
  /** RFC 5280 §5.3.2. */
  readonly invalidSince: number | undefined;
  /** OID of what to do with a certificate on hold (RFC 3280 §5.3.2); only other programs write it. */
  readonly holdInstruction: string | undefined;
}

/** Words of `openssl ca` that stand for a reason with something behind it. */
const WITH_TIME = { keytime: 'keyCompromise', cakeytime: 'CACompromise' } as const;
const TIME_WORDS: Readonly<Partial<Record<RevocationReason, string>>> = {
  keyCompromise: 'keyTime',
  CACompromise: 'CAkeyTime',
};

/** X9.57: holdinstruction-none, -callissuer and -reject. */
const HOLD_INSTRUCTIONS: ReadonlyMap<string, string> = new Map([
  ['holdinstructionnone', '1.2.840.10040.2.1'],
  ['holdinstructioncallissuer', '1.2.840.10040.2.2'],
  ['holdinstructionreject', '1.2.840.10040.2.3'],
]);

/** Refuses what means nothing: a list that left a certificate out, or its reason, would be wrong without a word. */
export function readRevocation(column: string, serial: string): Revocation {
  const [timeText = '', word = '', detail = ''] = column.split(',');
  const time = instantOf(timeText);
  if (time === undefined) {
    throw damaged(serial, `the time "${timeText}"`);
  }
  const lower = word.toLowerCase();
  const base = { time, invalidSince: undefined, holdInstruction: undefined };
  if (lower === 'keytime' || lower === 'cakeytime') {
    const invalidSince = instantOf(detail);
    if (invalidSince === undefined) {
      throw damaged(serial, `the time "${detail}"`);
    }
    return { ...base, reason: WITH_TIME[lower], invalidSince };
  }
  if (lower === 'holdinstruction') {
    const oid = HOLD_INSTRUCTIONS.get(detail.toLowerCase().replace(/\s/g, '')) ?? detail;
    if (!/^[0-2](\.\d{1,9})+$/.test(oid)) {
      throw damaged(serial, `the hold instruction "${detail}"`);
    }
    return { ...base, reason: 'certificateHold', holdInstruction: oid };
  }
  // removeFromCRL is for lists of changes (RFC 5280 §5.3.1); in a whole list the certificate is simply revoked.
  const known = lower === '' || lower === 'removefromcrl' ? 'unspecified' : lower;
  const reason = REVOCATION_REASONS.find((each) => each.toLowerCase() === known);
  if (reason === undefined) {
    throw damaged(serial, `the reason "${word}"`);
  }
  return { ...base, reason };
}

function damaged(serial: string, what: string): CaError {
  return new CaError(
    `Nothing was done: ${what} of the revoked certificate ${serial} in index.txt means nothing. Correct that line.`,
  );
}

/** As `openssl ca -revoke` writes it. */
export function revocationText({ time, reason, invalidSince, holdInstruction }: Revocation): string {
  const date = timeText(time);
  if (holdInstruction !== undefined) {
    return `${date},holdInstruction,${holdInstruction}`;
  }
  const word = invalidSince === undefined ? undefined : TIME_WORDS[reason];
  if (word !== undefined && invalidSince !== undefined) {
    return `${date},${word},${generalizedText(invalidSince)}`;
  }
  return reason === 'unspecified' ? date : `${date},${reason}`;
}

/** UTCTime or GeneralizedTime, whichever certificates of that time have. */
function timeText(instant: number): string {
  const { root } = readDer(certificateTime(instant));
  return root === undefined ? '' : textOf(contentOf(root));
}

export function generalizedText(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19).replace(/[-:T]/g, '')}Z`;
}

/** Digits of UTCTime or GeneralizedTime; an index may have tens of thousands of them. */
const TIME = /^(\d\d|\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/;

/** The instant of a time in index.txt: with 12 or 14 digits. Two of a year are of 1950 to 2049 (RFC 5280 §4.1.2.5.1). */
export function instantOf(text: string): number | undefined {
  const [, year = '', month, day, hour, minute, second] = TIME.exec(text) ?? [];
  const century = year.length === 4 ? '' : year < '50' ? '20' : '19';
  const instant = Date.parse(`${century}${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return Number.isNaN(instant) ? undefined : instant;
}
