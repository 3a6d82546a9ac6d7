import { expect, it } from 'vitest';
import { stemOf } from '../../../server/src/core/workspace/stemOf';

const FOLDER = 'file:///pki/';
const stem = (name: string) => stemOf(FOLDER + name).slice(FOLDER.length);

it.each([
  ['server', 'server.key server.crt server.csr server.pem server.key.pem server.cert.pem server.crt.pem'],
  ['server', 'server-key.pem server-cert.pem server_cert.pem server.req SERVER.CRT server-private-key.pem'],
  ['server', 'serverkey.pem servercert.pem server-public.pem server-signed.crt'],
  ['ca', 'ca.pem ca-key.pem cakey.pem cacert.pem careq.pem ca.crt'],
  ['client', 'clientkey.pem clientcert.pem'],
  // Pairs without a name of their own, as `openssl req`, Certbot, Docker and CAs on the web have them.
  ['', 'key.pem cert.pem privkey.pem csr.pem private.key certificate.crt request.pem'],
  ['pbx.example.com', 'pbx.example.com pbx.example.com.crt pbx.example.com.key pbx.example.com-key.pem'],
  ['pbx.example.org', 'pbx.example.org'],
  ['_wildcard.example.com%2b1', '_wildcard.example.com%2B1.pem _wildcard.example.com%2B1-key.pem'],
  ['aa%3abb%3acc%3add%3aee%3aff', 'AA%3ABB%3ACC%3ADD%3AEE%3AFF.crt aa%3Abb%3Acc%3Add%3Aee%3Aff.key'],
  ['0004f2aabbcc', '0004f2aabbcc.pem 0004F2AABBCC-key.pem'],
])('%j is the name of %s', (expected, names) => {
  for (const name of names.split(' ')) {
    expect([name, stem(name)]).toEqual([name, expected]);
  }
});

it.each([
  ['server.key.old', 'server.crt'],
  ['server.key.bak', 'server.crt'],
  ['pbx.example.com', 'pbx.example.org'],
  ['monkey.pem', 'moncert.pem'],
  ['cert1.pem', 'privkey2.pem'],
  ['chain.pem', 'key.pem'],
  ['fullchain.pem', 'privkey.pem'],
  ['ca_bundle.crt', 'private.key'],
  ['01.pem', '02.pem'],
  ['key.pem', 'server.pem'],
  ['private/cakey.pem', 'cacert.pem'],
  ['private/server.key', 'issued/server.crt'],
])('%s and %s are not taken for a pair', (one, other) => {
  expect(stem(one)).not.toBe(stem(other));
});
