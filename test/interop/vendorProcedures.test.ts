/**
 * The certificates that come out of the vendors' own procedures, made with OpenSSL as their documents say, pass for
 * the device that the document is about; what it warns of does not.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { DeviceTarget } from '../../server/src/core/deviceProtocol';
import { runRules } from '../../server/src/core/lint/runRules';
import { verdicts } from '../../server/src/core/verdict/verdicts';
import { readContent } from '../../server/src/core/workspace/readContent';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'phonepki-vendors-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const file = (name: string) => join(folder, name);
const read = (...names: readonly string[]) => names.map((name) => readFileSync(file(name), 'utf8')).join('');

/** Runs OpenSSL in the folder, with blanks between the arguments. */
function openssl(line: string): void {
  const { status, stderr, error } = spawnSync('openssl', line.split(' '), { cwd: folder, encoding: 'utf8' });
  if (error !== undefined) {
    throw new Error(`openssl is needed for this test and did not start: ${error.message}`);
  }
  expect(`${line}: ${status === 0 ? 'done' : stderr}`).toBe(`${line}: done`);
}

/** The verdict, with the rules that decide. */
function judged(name: string, target: DeviceTarget): string {
  const phone = { path: name, dialect: 'auto', files: {} } as const;
  const { model } = readContent(name, readFileSync(file(name)), { maxLength: 1e6, phone });
  expect(model.blocks.length).toBeGreaterThan(0);
  const [verdict] = verdicts([target], (targets) =>
    runRules(model, { now: Date.now(), expiryWarningDays: 30, targets }),
  );
  return [verdict?.state, ...(verdict?.because ?? []).map(({ ruleId }) => ruleId)].join(' ');
}

describe('Spectralink, Using custom certificates with Spectralink 8400 Series Handsets', () => {
  /** The commands of the document, with what it asks for as arguments. */
  function issue(server: string, commonName: string): void {
    openssl(`genrsa -out ${server}.key 2048`);
    openssl(`req -new -key ${server}.key -out ${server}.csr -subj /C=US/ST=Colorado/O=Lab/CN=${commonName}`);
    openssl(
      `x509 -days 365 -CA ca.crt -CAkey ca.key -req -CAcreateserial -CAserial ca.srl -passin pass:secret -in ${server}.csr -out ${server}.crt`,
    );
  }

  beforeAll(() => {
    openssl('genrsa -des3 -passout pass:secret -out ca.key 2048');
    openssl(
      'req -new -x509 -days 2555 -key ca.key -passin pass:secret -out ca.crt -subj /C=US/ST=Colorado/L=Boulder/O=Lab/OU=Service/CN=Root_CA/emailAddress=admin@example.com',
    );
    issue('server', 'bootserver1.example.com');
    issue('address', '192.0.2.10');
    issue('wildcard', '*.example.com');
  });

  it.each(['ca.crt', 'server.crt', 'address.crt', 'server.csr'])('%s is accepted', (name) => {
    expect(judged(name, 'spectralink-8400')).toBe('accepted');
  });

  it('a name that no handset is configured with is not', () => {
    expect(judged('wildcard.crt', 'spectralink-8400')).toBe('refused spectralink/server-common-name');
  });

  it('a server certificate that issued itself is doubted', () => {
    openssl(
      'req -new -x509 -key server.key -out own.crt -subj /CN=bootserver1.example.com -addext basicConstraints=CA:FALSE',
    );
    expect(judged('own.crt', 'spectralink-8400')).toBe('doubtful spectralink/server-issued-by-itself');
  });

  it('the CA is accepted in the parameter of a handset, with its line ends as references', () => {
    const value = read('ca.crt').trim().replaceAll('\n', '&#10;');
    const config = (certificate: string) =>
      `<handsetConfig><TLS device.set="1" device.sec.TLS.customCaCert1.set="1" device.sec.TLS.customCaCert1="${certificate}"/></handsetConfig>\n`;
    writeFileSync(file('handset.cfg'), config(value));
    expect(judged('handset.cfg', 'spectralink-8400')).toBe('accepted');
    writeFileSync(file('raw.cfg'), config(read('ca.crt').trim()));
    expect(judged('raw.cfg', 'spectralink-8400')).toBe('refused pem/line-ends-in-attribute');
  });
});

describe('innovaphone Reference11r1, Certificate management', () => {
  /** The card, and the section of the document for it. */
  const CONFIGURATION = `
[req]
distinguished_name = dn
[dn]
[my_ca_on_cf]
cfdir = .
certificate = $cfdir/CA/cacert.pem
private_key = $cfdir/CA/cakey.pem
serial = $cfdir/CA/serial.txt
database = index.txt
new_certs_dir = .
default_md = sha256
default_days = 365
policy = any
[any]
commonName = supplied
[root]
basicConstraints = critical, CA:true
subjectKeyIdentifier = hash
keyUsage = critical, keyCertSign, cRLSign
[device]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature, keyEncipherment
extendedKeyUsage = serverAuth, clientAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = DNS:ip800.example.com, IP:192.0.2.20
[constrained]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature, keyEncipherment
nameConstraints = critical, permitted;DNS:example.com
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = DNS:ip800.example.com
`;

  function issue(name: string, key: string, extensions = 'device'): void {
    openssl(
      `req -new -config card.cnf -newkey ${key} -nodes -keyout ${name}.key -out ${name}.csr -subj /CN=ip800.example.com`,
    );
    openssl(
      `ca -config card.cnf -name my_ca_on_cf -batch -notext -extensions ${extensions} -in ${name}.csr -out ${name}.pem`,
    );
    writeFileSync(file('index.txt'), '');
    openssl(`pkey -in ${name}.key -traditional -out ${name}.pkcs1`);
  }

  beforeAll(() => {
    mkdirSync(file('CA'));
    writeFileSync(file('card.cnf'), CONFIGURATION);
    writeFileSync(file('index.txt'), '');
    writeFileSync(file('CA/serial.txt'), '5A3F90C1D2E4F607');
    openssl(
      'req -x509 -config card.cnf -extensions root -newkey rsa:2048 -nodes -days 3650 -keyout CA/cakey.pem -out CA/cacert.pem -subj /CN=My_Root_CA',
    );
    for (const bits of [1024, 2048, 4096]) {
      issue(`device${bits}`, `rsa:${bits}`);
    }
  });

  it.each([1024, 2048, 4096])('a device with a key of %i bits is accepted, and its request', (bits) => {
    expect(judged(`device${bits}.pem`, 'innovaphone')).toBe('accepted');
    expect(judged(`device${bits}.csr`, 'innovaphone')).toBe('accepted');
  });

  it('a chain from the device to the root is accepted with its key in PKCS#8 and PKCS#1', () => {
    for (const key of ['device2048.key', 'device2048.pkcs1']) {
      writeFileSync(file('upload.pem'), read(key, 'device2048.pem', 'CA/cacert.pem'));
      expect(judged('upload.pem', 'innovaphone')).toBe('accepted');
    }
  });

  it('a chain in another order or without its root is doubted, one with an encrypted key refused', () => {
    writeFileSync(file('upload.pem'), read('device2048.key', 'CA/cacert.pem', 'device2048.pem'));
    expect(judged('upload.pem', 'innovaphone')).toBe('doubtful innovaphone/chain-order');
    writeFileSync(file('upload.pem'), read('device2048.key', 'device2048.pem'));
    expect(judged('upload.pem', 'innovaphone')).toBe('doubtful innovaphone/root-missing');
    openssl('pkcs8 -topk8 -in device2048.key -passout pass:secret -out encrypted.key');
    writeFileSync(file('upload.pem'), read('encrypted.key', 'device2048.pem', 'CA/cacert.pem'));
    expect(judged('upload.pem', 'innovaphone')).toBe('refused innovaphone/key-in-bundle');
  });

  it('other keys, critical extensions and containers are refused', () => {
    issue('odd', 'rsa:3072');
    expect(judged('odd.pem', 'innovaphone')).toBe('refused innovaphone/unsupported-key');
    issue('constrained', 'rsa:2048', 'constrained');
    expect(judged('constrained.pem', 'innovaphone')).toMatch(/^refused .*innovaphone\/unsupported-extension/);
    openssl('pkcs12 -export -inkey device2048.key -in device2048.pem -passout pass:secret -out device.p12');
    expect(judged('device.p12', 'innovaphone')).toBe('refused innovaphone/unsupported-container');
  });

  it('the answer to a request is accepted in an update script', () => {
    const hex = (name: string) => {
      openssl(`x509 -in ${name} -outform DER -out script.der`);
      return readFileSync(file('script.der')).toString('hex');
    };
    const lines = ['device2048.pem', 'CA/cacert.pem'].map(
      (name, at) => `vars create X509/REQUESTRESPONSE/0000${at} pb ${hex(name)}\r\n`,
    );
    writeFileSync(file('update.txt'), lines.join(''));
    expect(judged('update.txt', 'innovaphone')).toBe('accepted');
  });
});

describe('Siemens A31003-J4260-M102-1-76A9, XML and/or 802.1x Certificate over secure link', () => {
  const CONFIGURATION = `
[req]
distinguished_name = dn
[dn]
[root]
basicConstraints = critical, CA:true
subjectKeyIdentifier = hash
keyUsage = critical, keyCertSign, cRLSign
[server]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature, keyEncipherment
extendedKeyUsage = serverAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
subjectAltName = DNS:securexml.example.com
[phone]
basicConstraints = critical, CA:false
keyUsage = critical, digitalSignature
extendedKeyUsage = clientAuth
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid
`;

  function issue(name: string, section: string, hash: string, bits = 1024): void {
    openssl(
      `req -new -config era.cnf -newkey rsa:${bits} -nodes -keyout ${name}.key -out ${name}.csr -subj /CN=${name}.example.com`,
    );
    openssl(
      `x509 -req -days 365 -${hash} -CA era.crt -CAkey era.key -CAcreateserial -extfile era.cnf -extensions ${section} -in ${name}.csr -out ${name}.crt`,
    );
  }

  const config = (radius: string, client: string) => `<?xml version="1.0" encoding="utf-8" ?>
<Message>
  <Action>WriteItems</Action>
  <ItemList>
    <Item name="system-config-version">1</Item>
    <Item name="radius-server-ca1">${radius}</Item>
    <Item name="802.1x-certificate">${client}</Item>
  </ItemList>
</Message>
`;

  beforeAll(() => {
    writeFileSync(file('era.cnf'), CONFIGURATION);
    openssl(
      'req -x509 -config era.cnf -extensions root -sha1 -newkey rsa:2048 -nodes -days 3650 -keyout era.key -out era.crt -subj /O=Lab/CN=Windows_CA',
    );
    issue('securexml', 'server', 'sha1');
    issue('printed', 'server', 'md5');
    issue('today', 'server', 'sha256');
    issue('phone', 'phone', 'sha1');
    issue('radius', 'server', 'sha256', 2048);
    issue('supplicant', 'phone', 'sha256', 2048);
    // Step 2 of the document, with the algorithms that OpenSSL had then; step 3 is the base64.
    openssl(
      'pkcs12 -export -inkey phone.key -in phone.crt -keypbe PBE-SHA1-3DES -certpbe PBE-SHA1-3DES -macalg sha1 -passout pass:secret -out certnew.p12',
    );
    openssl('base64 -in certnew.p12 -out client.b64');
  });

  it.each(['era.crt', 'securexml.crt', 'printed.crt'])('%s is accepted', (name) => {
    expect(judged(name, 'optipoint')).toBe('accepted');
  });

  it('a signature of today leaves a doubt', () => {
    expect(judged('today.crt', 'optipoint')).toBe('doubtful optipoint/certificate-signature');
  });

  it('the system file with both certificates is accepted', () => {
    writeFileSync(file('op410adv_conf.xml'), config(read('era.crt').trim(), read('client.b64').trim()));
    expect(judged('op410adv_conf.xml', 'optipoint')).toBe('accepted');
  });

  it('armor in the wrong place is refused, and a container of today doubted', () => {
    const bare = read('era.crt').replace(/-----.*-----\n/g, '');
    writeFileSync(file('op410adv_conf.xml'), config(bare.trim(), read('client.b64').trim()));
    expect(judged('op410adv_conf.xml', 'optipoint')).toBe('refused phone/slot-encoding');
    openssl('pkcs12 -export -inkey phone.key -in phone.crt -passout pass:secret -out new.p12');
    openssl('base64 -in new.p12 -out new.b64');
    writeFileSync(file('op410adv_conf.xml'), config(read('era.crt').trim(), read('new.b64').trim()));
    expect(judged('op410adv_conf.xml', 'optipoint')).toBe('doubtful dot1x/container-encryption');
  });

  it('the RADIUS server and the phone pass for 802.1X, each for its own side', () => {
    expect(judged('radius.crt', '8021x-server')).toBe('accepted');
    expect(judged('radius.crt', '8021x-client')).toBe('refused dot1x/client-purpose');
    expect(judged('supplicant.crt', '8021x-client')).toBe('accepted');
    expect(judged('supplicant.crt', '8021x-server')).toBe('refused dot1x/server-purpose');
    expect(judged('certnew.p12', '8021x-client')).toBe('accepted');
    expect(judged('new.p12', '8021x-client')).toBe('doubtful dot1x/container-encryption');
  });
});
