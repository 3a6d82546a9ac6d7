/**
 * The ways to keep a CA in a folder of standard files: as the OpenSSL commands of the Spectralink document leave it,
 * and as innovaphone gateways write it on a card (innovaphone, "Reusing the CA with a PC application"). Two more are
 * used where they are found: what CA.pl of OpenSSL makes (CA.pl(1ssl)), and what easy-rsa does.
 */
import type { FoundLayoutKind, LayoutKind, SerialStyle } from '../../core/caProtocol';
import { type FileStore, join } from './fileStore';

/** Paths within the folder of the CA. */
export interface Layout {
  readonly kind: FoundLayoutKind;
  readonly title: string;
  /** What lies within this folder belongs to the CA; empty for the folder itself. */
  readonly home: string;
  readonly certificate: string;
  readonly key: string;
  /** What `openssl ca` keeps: the number that comes next. */
  readonly nextSerial: string;
  /** What `openssl x509 -CAserial` keeps: the number used last. */
  readonly lastSerial: string | undefined;
  readonly index: string;
  readonly indexAttributes: string;
  readonly newCertificates: string;
  /** The revocation list, and the number that the next one gets (`crlnumber` of `openssl ca`). */
  readonly crl: string;
  readonly nextCrl: string;
  readonly requests: string;
  readonly rejected: string;
  readonly config: string;
  /** Issuances and overrides, in words. */
  readonly log: string;
  /** The section of the configuration. */
  readonly section: string;
}

const openssl: Layout = {
  kind: 'openssl',
  title: 'folder of OpenSSL',
  home: '',
  certificate: 'ca.crt',
  key: 'ca.key',
  nextSerial: 'serial',
  lastSerial: 'ca.srl',
  index: 'index.txt',
  indexAttributes: 'index.txt.attr',
  newCertificates: 'newcerts',
  crl: 'crl.pem',
  nextCrl: 'crlnumber',
  requests: 'requests',
  rejected: 'rejected',
  config: 'openssl.cnf',
  log: 'phonepki.log',
  section: 'phonepki_ca',
};

const card: Layout = {
  kind: 'innovaphone-card',
  title: 'innovaphone card',
  home: 'CA',
  certificate: 'CA/cacert.pem',
  key: 'CA/cakey.pem',
  nextSerial: 'CA/serial.txt',
  lastSerial: undefined,
  index: 'CA/index.txt',
  indexAttributes: 'CA/index.txt.attr',
  newCertificates: 'CA/newcerts',
  crl: 'CA/crl.pem',
  nextCrl: 'CA/crlnumber',
  requests: 'CA/requests',
  rejected: 'CA/rejected',
  config: 'CA/openssl.cnf',
  log: 'CA/phonepki.log',
  section: 'my_ca_on_cf',
};

/** The `demoCA` of OpenSSL's own configuration; `CA.pl -newca` makes it. */
const demo: Layout = {
  ...openssl,
  kind: 'openssl-demo',
  title: 'folder of CA.pl',
  certificate: 'cacert.pem',
  key: 'private/cakey.pem',
  lastSerial: 'cacert.srl',
};

/** The folder `pki` of easy-rsa 3. */
const easyRsa: Layout = {
  ...openssl,
  kind: 'easy-rsa',
  title: 'folder of easy-rsa',
  key: 'private/ca.key',
  newCertificates: 'certs_by_serial',
  config: 'openssl-easyrsa.cnf',
};

/** Where both files are there, that is the layout; the others go by the certificate alone. */
const foreign: readonly Layout[] = [easyRsa, demo];

export function layoutOf(kind: LayoutKind): Layout {
  return kind === 'openssl' ? openssl : card;
}

/** Which layout the folder has; `undefined` where no CA lies in it. */
export async function findLayout(files: FileStore, folder: string): Promise<Layout | undefined> {
  const isThere = async (path: string) => (await files.read(join(folder, path))) !== undefined;
  for (const layout of foreign) {
    if ((await isThere(layout.key)) && (await isThere(layout.certificate))) {
      return layout;
    }
  }
  for (const layout of [openssl, card]) {
    if (await isThere(layout.certificate)) {
      return layout;
    }
  }
  return undefined;
}

/**
 * A complete configuration: with it `openssl ca -config …`, run in the folder, goes on where the editor stopped.
 * The snippet of innovaphone's page names no `new_certs_dir`, without which `openssl ca` does not run.
 */
export function opensslConfig(layout: Layout, style: SerialStyle, days: number): string {
  const place = (path: string) => `$dir/${path}`;
  return `# Made by PhonePKI. Run OpenSSL in the folder of the CA:
#   openssl ca -config ${layout.config} -in request.csr -out certificate.crt
#   openssl ca -config ${layout.config} -revoke certificate.crt -crl_reason superseded
#   openssl ca -config ${layout.config} -gencrl -out ${layout.crl}

[ ca ]
default_ca = ${layout.section}

[ ${layout.section} ]
dir              = .
certificate      = ${place(layout.certificate)}
private_key      = ${place(layout.key)}
serial           = ${place(layout.nextSerial)}
database         = ${place(layout.index)}
new_certs_dir    = ${place(layout.newCertificates)}
crlnumber        = ${place(layout.nextCrl)}
default_crl_days = 30
crl_extensions   = phonepki_crl_extensions
${style === 'random' ? 'rand_serial      = yes\n' : ''}default_md       = sha256
default_days     = ${days}
policy           = phonepki_policy
x509_extensions  = phonepki_extensions
copy_extensions  = copy
unique_subject   = no
string_mask      = utf8only
utf8             = yes
email_in_dn      = yes
preserve         = yes

[ phonepki_policy ]
countryName            = optional
stateOrProvinceName    = optional
localityName           = optional
organizationName       = optional
organizationalUnitName = optional
commonName             = optional
emailAddress           = optional
serialNumber           = optional
domainComponent        = optional
userId                 = optional

[ phonepki_extensions ]
basicConstraints       = critical, CA:FALSE
subjectKeyIdentifier   = hash
authorityKeyIdentifier = keyid

[ phonepki_crl_extensions ]
authorityKeyIdentifier = keyid
`;
}

/** The style that the configuration beside the CA asks for; without one, counting where something counts already. */
export function serialStyleOf(config: string | undefined, hasCounter: boolean): SerialStyle {
  if (config !== undefined) {
    return /^\s*rand_serial\s*=\s*(yes|true|on|1)\b/im.test(config) ? 'random' : 'sequential';
  }
  return hasCounter ? 'sequential' : 'random';
}
