/** What a web server has to be told about its certificate: parts of its configuration, ready to be used. */
import { CaError } from '../caError';
import { nameOf } from '../stores/fileStore';

export interface ServerFiles {
  /** For whom, in a comment. */
  readonly subject: string;
  /** Names of the server. */
  readonly hosts: readonly string[];
  readonly port: number;
  /** URIs: the certificate with the CAs above it, and the private key. */
  readonly chain: string;
  readonly key: string;
}

/** A CA whose clients a server lets in. */
export interface ClientCaFiles {
  readonly subject: string;
  /** URI of the CA with those above it. */
  readonly trusted: string;
  /** CAs between a client and the root, the root counted. */
  readonly depth: number;
}

/** Names that are safe in a configuration. */
const HOST = /^[a-z0-9_*][a-z0-9_.*-]*$/i;
const ADDRESS_V6 = /^[0-9a-f:]+:[0-9a-f:.]*$/i;

export function nginxServer({ subject, hosts, port, chain, key }: ServerFiles): string {
  const names = hosts.flatMap((host) =>
    HOST.test(host) ? [host] : ADDRESS_V6.test(host) ? [`[${host}]`] : [],
  );
  return `# ${subject}
# For the http part of nginx: a file in conf.d or sites-enabled. Check it with: nginx -t
server {
    listen ${port} ssl;
    server_name ${names.length === 0 ? '_' : names.join(' ')};

    # The certificate, and the CAs between it and the root.
    ssl_certificate ${nginxPath(chain)};
    ssl_certificate_key ${nginxPath(key)};

    # Phones of before 2015 may need TLSv1 and TLSv1.1, too.
    ssl_protocols TLSv1.2 TLSv1.3;

    # Where the files of the phones are:
    # root /srv/phones;
}
`;
}

export function nginxClients({ subject, trusted, depth }: ClientCaFiles): string {
  return `# ${subject}
# For a server part of nginx with TLS: only clients with a certificate of this CA get in. Check it with: nginx -t
ssl_client_certificate ${nginxPath(trusted)};
ssl_verify_client on;
ssl_verify_depth ${depth};
`;
}

export function apacheServer({ subject, hosts, port, chain, key }: ServerFiles): string {
  const [name, ...others] = hosts.filter((host) => HOST.test(host) && !host.includes('*'));
  const wild = hosts.filter((host) => HOST.test(host) && host.includes('*'));
  const aliases = [...others, ...wild];
  return `# ${subject}
# For Apache 2.4 with mod_ssl: a file in sites-enabled or conf.d. Where nothing does so yet, add: Listen ${port}
# Check it with: apachectl configtest
<VirtualHost *:${port}>
${name === undefined ? '' : `    ServerName ${name}\n`}${aliases.length === 0 ? '' : `    ServerAlias ${aliases.join(' ')}\n`}
    SSLEngine on
    # The certificate, and the CAs between it and the root.
    SSLCertificateFile ${apachePath(chain)}
    SSLCertificateKeyFile ${apachePath(key)}

    # Phones of before 2015 may need TLSv1 and TLSv1.1, too.
    SSLProtocol -all +TLSv1.2 +TLSv1.3

    # Where the files of the phones are:
    # DocumentRoot /srv/phones
</VirtualHost>
`;
}

export function apacheClients({ subject, trusted, depth }: ClientCaFiles): string {
  return `# ${subject}
# For a VirtualHost of Apache 2.4 with mod_ssl: only clients with a certificate of this CA get in.
# Check it with: apachectl configtest
SSLCACertificateFile ${apachePath(trusted)}
SSLVerifyClient require
SSLVerifyDepth ${depth}
`;
}

/** `file` is a URI; the script runs beside it. */
export function iisServer(subject: string, file: string, port: number): string {
  return `# ${subject}
# On the web server, as administrator, in the folder with the file. It asks for the pass phrase of the file.
$password = Read-Host -AsSecureString 'Pass phrase'
$certificate = Import-PfxCertificate -FilePath ${shellName(file)} -CertStoreLocation Cert:\\LocalMachine\\My -Password $password

# IIS 10 and later; put in the name of your site.
Import-Module IISAdministration
New-IISSiteBinding -Name 'Default Web Site' -Protocol https -BindingInformation '*:${port}:' -CertificateThumbPrint $certificate.Thumbprint -CertStoreLocation 'Cert:\\LocalMachine\\My'
`;
}

export function iisClients(subject: string, file: string): string {
  return `# ${subject}
# On the web server, as administrator, in the folder with the file: clients of this root CA are trusted.
Import-Certificate -FilePath ${shellName(file)} -CertStoreLocation Cert:\\LocalMachine\\Root
`;
}

/** PowerShell takes everything between single quotation marks for itself, but the mark, in each of its shapes. */
function shellName(uri: string): string {
  return `'.\\${nameOf(uri).replace(/['‘’‚‛]/g, '$&$&')}'`;
}

function nginxPath(uri: string): string {
  const path = linePath(uri);
  if (path.includes('$')) {
    throw new CaError(
      'Nothing was exported: the path of the folder has a $, which nginx takes for the begin of a variable. Choose another folder.',
    );
  }
  return quoted(path);
}

function apachePath(uri: string): string {
  const path = linePath(uri);
  if (path.includes('${')) {
    throw new CaError(
      'Nothing was exported: the path of the folder has a ${, which Apache takes for a variable. Choose another folder.',
    );
  }
  return quoted(path);
}

/** A line of a configuration must stay one. */
function linePath(uri: string): string {
  const path = pathOf(uri);
  if (/\p{Cc}/u.test(path)) {
    throw new CaError(
      'Nothing was exported: the path of the folder has a line end or another control character, which would begin a line of its own in the configuration. Choose another folder.',
    );
  }
  return path;
}

function quoted(path: string): string {
  return `"${path.replace(/[\\"]/g, '\\$&')}"`;
}

/** With slashes, also on Windows, where both servers take them. */
function pathOf(uri: string): string {
  const match = /^file:\/\/([^/]*)(\/.*)$/.exec(uri);
  if (match === null) {
    return nameOf(uri);
  }
  const [, host = '', encoded = ''] = match;
  const path = decodeURIComponent(encoded);
  return host === '' ? path.replace(/^\/([a-z]:)/i, '$1') : `//${host}${path}`;
}
