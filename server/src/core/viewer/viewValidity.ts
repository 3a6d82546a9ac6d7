/** The time that an object is good for, as a viewer draws it. */

import type { DerTime } from '../der/time';
import { dateText, fromNow, instantText, isWithoutEnd } from '../describe/dates';
import type { PkiObject } from '../pkiObject';
import type { ViewTone, ViewValidity } from '../viewProtocol';

const DAY = 86_400_000;
/** From so many days before its end on, an object is shown as about to expire. */
const SOON = 30 * DAY;

interface Words {
  readonly startLabel: string;
  readonly endLabel: string;
  readonly over: string;
  readonly until: string;
}

const CERTIFICATE: Words = {
  startLabel: 'Not before',
  endLabel: 'Not after',
  over: 'expired',
  until: 'expires',
};
const CRL: Words = { startLabel: 'This update', endLabel: 'Next update', over: 'outdated', until: 'due' };

/** `undefined` where the object has no such time. */
export function validityOf(object: PkiObject, options: { readonly now: number }): ViewValidity | undefined {
  switch (object.kind) {
    case 'certificate': {
      const { notBefore, notAfter } = object.validity ?? {};
      return toValidity(notBefore, notAfter, CERTIFICATE, options.now);
    }
    case 'certificateList':
      return toValidity(object.thisUpdate, object.nextUpdate, CRL, options.now);
    default:
      return undefined;
  }
}

function toValidity(
  start: DerTime | undefined,
  end: DerTime | undefined,
  words: Words,
  now: number,
): ViewValidity | undefined {
  const notBefore = start?.instant;
  const isEndless = end !== undefined && isWithoutEnd(end);
  const notAfter = isEndless ? undefined : end?.instant;
  if (notBefore === undefined && notAfter === undefined) {
    return undefined;
  }
  const { remark, tone } = judgement(notBefore, notAfter, words, now);
  const startText = notBefore === undefined ? 'unreadable' : instantText(notBefore);
  const endText =
    notAfter !== undefined ? instantText(notAfter) : isEndless || end === undefined ? 'none' : 'unreadable';
  return {
    ...(notBefore === undefined ? {} : { notBefore }),
    ...(notAfter === undefined ? {} : { notAfter }),
    now,
    startLabel: words.startLabel,
    startText,
    endLabel: words.endLabel,
    endText,
    remark,
    tone,
    sentence: `${words.startLabel} ${startText}, ${words.endLabel.toLowerCase()} ${endText}, today is ${dateText(now)}: ${remark}.`,
  };
}

function judgement(
  notBefore: number | undefined,
  notAfter: number | undefined,
  { over, until }: Words,
  now: number,
): { readonly remark: string; readonly tone: ViewTone } {
  if (notAfter !== undefined && notAfter < now) {
    return { remark: `${over} ${fromNow(notAfter, now)}`, tone: 'bad' };
  }
  if (notBefore !== undefined && notBefore > now) {
    return { remark: `begins ${fromNow(notBefore, now)}`, tone: 'warn' };
  }
  if (notAfter === undefined) {
    return { remark: 'no end given', tone: 'neutral' };
  }
  return { remark: `${until} ${fromNow(notAfter, now)}`, tone: notAfter - now < SOON ? 'warn' : 'good' };
}
