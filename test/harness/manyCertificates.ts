import { createPrivateKey, generateKeyPairSync, type KeyObject, sign } from 'node:crypto';
import { bits, boolean, integer, octets, oid, sequence, set, tagged, tlv, utcTime, utf8 } from './buildDer';

const ECDSA_SHA256 = sequence(oid('1.2.840.10045.4.3.2'));

/** `count` certificates in PEM that a CA really signed, each for a name of its own; the first is the CA itself. */
export function* manyCertificates(count: number): Generator<string> {
  const ca = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const holder = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const key = createPrivateKey(ca.privateKey.export({ type: 'pkcs8', format: 'pem' }));
  yield certificate('Many CA', 1, ca.publicKey, key, constraints(true));
  for (let at = 1; at < count; at++) {
    yield certificate(`phone${at}.example.com`, at + 1, holder.publicKey, key, constraints(false));
  }
}

function certificate(
  subject: string,
  serial: number,
  holder: KeyObject,
  key: KeyObject,
  extensions: Uint8Array,
): string {
  const signed = sequence(
    tagged(0, integer(2)),
    integer(0x10000000 + serial),
    ECDSA_SHA256,
    name('Many CA'),
    sequence(utcTime('260101000000Z'), utcTime('460101000000Z')),
    name(subject),
    [...holder.export({ type: 'spki', format: 'der' })],
    tagged(3, sequence(extensions)),
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
