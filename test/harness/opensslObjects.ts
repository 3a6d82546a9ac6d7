/** PKI objects of many kinds, made by the OpenSSL that is installed. */
import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SchemaName } from '../../server/src/core/asn1/schemas';

export interface MadeObject {
  readonly file: string;
  readonly schema: SchemaName;
}

/** The standard output of one call; throws with what OpenSSL said when it fails. */
export function openssl(folder: string, ...args: readonly string[]): string {
  const { status, stdout, stderr } = spawnSync('openssl', [...args], { cwd: folder, encoding: 'latin1' });
  if (status !== 0) throw new Error(`openssl ${args.join(' ')}: ${stderr}`);
  return stdout;
}

const CONFIG = `
[req]
distinguished_name = dn
attributes = attributes
req_extensions = requested
prompt = no
[dn]
C = DE
O = Prüfstelle
0.OU = Phones
1.OU = Test
CN = phone.example.test
[attributes]
challengePassword = correct horse
unstructuredName = phone
[requested]
subjectAltName = DNS:phone.example.test
[root]
basicConstraints = critical,CA:TRUE,pathlen:1
keyUsage = critical,keyCertSign,cRLSign
subjectKeyIdentifier = hash
nameConstraints = permitted;DNS:example.test,excluded;IP:192.0.2.0/255.255.255.0
policyConstraints = requireExplicitPolicy:3,inhibitPolicyMapping:0
inhibitAnyPolicy = 2
[leaf]
basicConstraints = CA:FALSE
keyUsage = critical,digitalSignature,keyAgreement
extendedKeyUsage = clientAuth,serverAuth,1.3.6.1.5.5.7.3.14
subjectKeyIdentifier = hash
authorityKeyIdentifier = keyid,issuer
subjectAltName = DNS:a.example.test,email:a@example.test,URI:https://example.test/,IP:192.0.2.1,IP:2001:db8::1,RID:1.2.3,dirName:dn,otherName:1.3.6.1.4.1.311.20.2.3;UTF8:a@example.test
crlDistributionPoints = points
authorityInfoAccess = OCSP;URI:http://example.test/,caIssuers;URI:http://example.test/ca
certificatePolicies = 2.23.140.1.2.2,@policy
nsCertType = client,server
nsComment = a comment
tlsfeature = status_request,status_request_v2
1.2.3.4 = ASN1:SEQUENCE:deep
[points]
fullname = URI:http://example.test/crl
CRLissuer = dirName:dn
reasons = keyCompromise
[policy]
policyIdentifier = 1.2.3
CPS = http://example.test/
userNotice = @notice
[notice]
explicitText = UTF8:Grüße
organization = Example
noticeNumbers = 1,2,300
[deep]
a = SEQUENCE:deeper
b = BMPSTRING:text
c = IMPLICIT:5,OCTETSTRING:octets
d = EXPLICIT:40,INTEGER:0x123456789012345678901234
e = GENERALIZEDTIME:20500101000000Z
[deeper]
a = BOOLEAN:TRUE
b = ENUMERATED:7
c = OID:1.2.3.4.5
[authority]
database = index.txt
crlnumber = crlnumber
default_md = sha256
default_crl_days = 30
crl_extensions = list
[list]
authorityKeyIdentifier = keyid
issuingDistributionPoint = critical,@scope
[scope]
fullname = URI:http://example.test/crl
onlyuser = TRUE
[stamps]
default_tsa = stamp
`;

const INDEX = [
  'R\t301231235959Z\t260101000000Z,keyCompromise\t1234\tunknown\t/CN=x',
  'R\t301231235959Z\t260102000000Z,holdInstruction,holdInstructionReject\t1235\tunknown\t/CN=y',
  'V\t301231235959Z\t\t1236\tunknown\t/CN=z',
  '',
];

/** Makes them all in `folder`. */
export function makeObjects(folder: string): readonly MadeObject[] {
  const run = (command: string) => openssl(folder, ...command.split(' '));
  const write = (name: string, text: string) => writeFileSync(join(folder, name), text);
  const made: MadeObject[] = [];
  const add = (schema: SchemaName, file: string, command: string) => {
    run(`${command} -outform DER -out ${file}`);
    made.push({ schema, file });
  };
  write('config', CONFIG);
  write('index.txt', INDEX.join('\n'));
  write('crlnumber', '01\n');
  write('message', 'hello\n');

  run('ecparam -name prime256v1 -genkey -noout -out root.key');
  run('genrsa -out rsa.key 2048');
  run('dsaparam -out dsa.parameters 1024');
  run('gendsa -out dsa.key dsa.parameters');
  run(
    'req -x509 -new -key root.key -subj /C=DE/CN=Root -days 3650 -config config -extensions root -out root.pem',
  );
  run('req -new -key rsa.key -utf8 -config config -out request.pem');
  run(
    'x509 -req -in request.pem -CA root.pem -CAkey root.key -set_serial 0x1236 -days 90 -extfile config -extensions leaf -out leaf.pem',
  );
  run('req -x509 -new -key root.key -subj /CN=Leaf -days 9 -config config -extensions leaf -out ecleaf.pem');

  add('Certificate', 'root.der', 'x509 -in root.pem');
  add('Certificate', 'leaf.der', 'x509 -in leaf.pem');
  add('CertificationRequest', 'request.der', 'req -in request.pem');
  run('ca -gencrl -name authority -cert root.pem -keyfile root.key -config config -out crl.pem');
  add('CertificateList', 'crl.der', 'crl -in crl.pem');
  add('SubjectPublicKeyInfo', 'public.der', 'pkey -in rsa.key -pubout');
  add('RSAPrivateKey', 'rsa.der', 'rsa -in rsa.key -traditional');
  add('RSAPublicKey', 'rsapublic.der', 'rsa -in rsa.key -RSAPublicKey_out');
  add('ECPrivateKey', 'ec.der', 'ec -in root.key');
  add('ECPrivateKey', 'ecexplicit.der', 'ec -in root.key -param_enc explicit');
  add('DSAPrivateKey', 'dsa.der', 'dsa -in dsa.key');
  add('DSAParameters', 'dsaparameters.der', 'dsaparam -in dsa.parameters');
  add('ECParameters', 'curve.der', 'ecparam -name secp384r1');
  add('ECParameters', 'curveexplicit.der', 'ecparam -name prime256v1 -param_enc explicit');
  add('ECParameters', 'binarycurve.der', 'ecparam -name sect283k1 -param_enc explicit');
  for (const [name, key] of [
    ['rsa', 'rsa.key'],
    ['ec', 'root.key'],
    ['dsa', 'dsa.key'],
  ] as const) {
    add('PrivateKeyInfo', `p8${name}.der`, `pkcs8 -topk8 -nocrypt -in ${key}`);
  }
  for (const algorithm of ['ED25519', 'ED448', 'X25519', 'X448', 'RSA-PSS']) {
    add('PrivateKeyInfo', `${algorithm}.der`, `genpkey -algorithm ${algorithm}`);
  }
  for (const [name, how] of [
    ['pbkdf2', '-v2 aes-256-cbc -v2prf hmacWithSHA512'],
    ['scrypt', '-scrypt'],
    ['des3', '-v2 des3'],
    ['pbe', '-v1 PBE-SHA1-3DES'],
  ] as const) {
    add('EncryptedPrivateKeyInfo', `${name}.der`, `pkcs8 -topk8 -in rsa.key -passout pass:x ${how}`);
  }
  add('ContentInfo', 'bag.der', 'crl2pkcs7 -in crl.pem -certfile root.pem -certfile leaf.pem');
  add('ContentInfo', 'signed.der', 'cms -sign -in message -signer root.pem -inkey root.key -nodetach');
  add(
    'ContentInfo',
    'stream.der',
    'cms -sign -in message -signer root.pem -inkey root.key -nodetach -stream',
  );
  add('ContentInfo', 'enveloped.der', 'cms -encrypt -in message -aes256 -recip leaf.pem -recip ecleaf.pem');
  add('ContentInfo', 'password.der', 'cms -encrypt -in message -aes128 -pwri_password x');
  add(
    'ContentInfo',
    'kek.der',
    `cms -encrypt -in message -aes-128-gcm -secretkey ${'00'.repeat(16)} -secretkeyid 0102`,
  );
  add('ContentInfo', 'digested.der', 'cms -digest_create -in message');
  run(
    'pkcs12 -export -in leaf.pem -inkey rsa.key -certfile root.pem -name phone -passout pass:x -out store.der',
  );
  run(
    'pkcs12 -export -in leaf.pem -inkey rsa.key -keypbe NONE -certpbe NONE -passout pass:x -out plainstore.der',
  );
  made.push({ schema: 'PFX', file: 'store.der' }, { schema: 'PFX', file: 'plainstore.der' });
  run('ocsp -issuer root.pem -cert leaf.pem -reqout ocsprequest.der');
  run(
    'ocsp -index index.txt -rsigner root.pem -rkey root.key -CA root.pem -reqin ocsprequest.der -respout ocspresponse.der',
  );
  made.push(
    { schema: 'OCSPRequest', file: 'ocsprequest.der' },
    { schema: 'OCSPResponse', file: 'ocspresponse.der' },
  );
  run('ts -query -data message -sha256 -cert -config config -out stamprequest.der');
  made.push({ schema: 'TimeStampReq', file: 'stamprequest.der' });
  run(
    'x509 -in leaf.pem -trustout -addtrust clientAuth -addreject emailProtection -setalias phone -out trusted.pem',
  );
  const trusted = readFileSync(join(folder, 'trusted.pem'), 'latin1').replace(/-----.*?-----/g, '');
  writeFileSync(join(folder, 'trusted.der'), Buffer.from(trusted, 'base64'));
  made.push({ schema: 'TrustedCertificate', file: 'trusted.der' });
  return made;
}
