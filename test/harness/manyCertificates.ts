import { createHash, createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import {
  bits,
  boolean,
  implicit,
  integer,
  octets,
  oid,
  sequence,
  set,
  tagged,
  tlv,
  utcTime,
  utf8,
} from './buildDer';

const ECDSA_SHA256 = sequence(oid('1.2.840.10045.4.3.2'));

/**
 * `count` certificates in PEM that a CA really signed, each for a name of its own; the first is the CA itself.
 * `scanty` ones have no extension but their constraints, in `complete` ones no rule finds anything.
 */
export function* manyCertificates(
  count: number,
  content: 'scanty' | 'complete' = 'scanty',
): Generator<string> {
  const ca = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const holder = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = createPrivateKey(ca.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  const ofCa = content === 'scanty' ? [] : [USAGES.ca, keyIdentifier(ca.publicKey)];
  yield certificate('Many CA', 1, ca.publicKey, key, [constraints(true), ...ofCa]);
  const ofHolder =
    content === 'scanty'
      ? []
      : [USAGES.server, SERVER, keyIdentifier(holder.publicKey), issuerIdentifier(ca.publicKey)];
  for (let at = 1; at < count; at++) {
    const host = `phone${at}.example.com`;
    const names = content === 'scanty' ? [] : [hostName(host)];
    yield certificate(host, at + 1, holder.publicKey, key, [constraints(false), ...ofHolder, ...names]);
  }
}

function certificate(
  subject: string,
  serial: number,
  holder: KeyObject,
  key: KeyObject,
  extensions: readonly Uint8Array[],
): string {
  const signed = sequence(
    tagged(0, integer(2)),
    integer(0x10000000 + serial),
    ECDSA_SHA256,
    name('Many CA'),
    sequence(utcTime('260101000000Z'), utcTime('460101000000Z')),
    name(subject),
    [...holder.export({ type: 'spki', format: 'der' })],
    tagged(3, sequence(...extensions)),
  );
  const whole = sequence(signed, ECDSA_SHA256, bits(0, [...sign('sha256', signed, key)]));
  const lines =
    Buffer.from(whole)
      .toString('base64')
      .match(/.{1,64}/g) ?? [];
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`;
}

function name(common: string): Uint8Array {
  const attribute = (type: string, value: string) => set(sequence(oid(type), utf8(value)));
  return sequence(attribute('2.5.4.10', 'Benchmark'), attribute('2.5.4.3', common));
}

function constraints(isCa: boolean): Uint8Array {
  return sequence(oid('2.5.29.19'), boolean(true), octets(isCa ? sequence(boolean(true)) : tlv(0x30)));
}

const USAGES = {
  ca: sequence(oid('2.5.29.15'), boolean(true), octets(bits(1, [0x06]))),
  server: sequence(oid('2.5.29.15'), boolean(true), octets(bits(7, [0x80]))),
};
const SERVER = sequence(oid('2.5.29.37'), octets(sequence(oid('1.3.6.1.5.5.7.3.1'))));

function keyIdentifier(key: KeyObject): Uint8Array {
  return sequence(oid('2.5.29.14'), octets(octets(identifierOf(key))));
}

function issuerIdentifier(key: KeyObject): Uint8Array {
  return sequence(oid('2.5.29.35'), octets(sequence(implicit(0, identifierOf(key)))));
}

/** The SHA-1 of the public key (RFC 5280 §4.2.1.2 (1)), which is the end of its DER. */
function identifierOf(key: KeyObject): Uint8Array {
  const point = key.export({ type: 'spki', format: 'der' }).subarray(-65);
  return createHash('sha1').update(point).digest();
}

function hostName(host: string): Uint8Array {
  return sequence(oid('2.5.29.17'), octets(sequence(implicit(2, [...Buffer.from(host)]))));
}
