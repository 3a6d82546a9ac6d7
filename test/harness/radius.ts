/**
 * 802.1X on this machine: FreeRADIUS with a configuration of its own in a scratch folder, and `eapol_test` in place of a
 * phone, which logs in with EAP-TLS and a PKCS #12 file. No file of the system's own server is read, so it works for
 * every user.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Paths of PEM files; the key is not encrypted. */
export interface RadiusFiles {
  /** Of the server, with the intermediate ones behind it. */
  readonly certificate: string;
  readonly key: string;
  /** The CAs whose clients may log in. */
  readonly trusted: string;
  /** Revocation lists of these CAs; without them nothing is looked up. */
  readonly revocationLists?: string;
}

/** What a phone has. */
export interface Supplicant {
  /** Path of the PKCS #12 file. */
  readonly pkcs12: string;
  readonly passPhrase: string;
  /** Path of the CA that the phone trusts. */
  readonly trusted: string;
  readonly identity?: string;
}

export interface Login {
  readonly isAccepted: boolean;
  /** What `eapol_test` says. */
  readonly text: string;
}

export interface RadiusServer {
  readonly port: number;
  login(supplicant: Supplicant): Promise<Login>;
  /** What the server says. */
  log(): string;
  stop(): Promise<void>;
}

const SECRET = 'testing123';
const LIBRARIES = ['/usr/lib/freeradius', '/usr/lib64/freeradius', '/usr/local/lib'];
const READY = 'Ready to process requests';

/** Starts the server on a free port of the loopback interface; throws with its words where it does not start. */
export async function startRadius(files: RadiusFiles): Promise<RadiusServer> {
  const folder = mkdtempSync(join(tmpdir(), 'phonepki-radius-'));
  const port = await freePort();
  writeFileSync(join(folder, 'radiusd.conf'), configuration(folder, port, files));
  writeFileSync(join(folder, 'dictionary'), '');
  const server = spawn('freeradius', ['-d', folder, '-X'], { env: withSystemFolders() });
  let text = '';
  const isReady = new Promise<void>((resolve, reject) => {
    const hear = (octets: Buffer) => {
      text += octets.toString();
      if (text.includes(READY)) {
        resolve();
      }
    };
    server.stdout.on('data', hear);
    server.stderr.on('data', hear);
    server.on('error', () => reject(new Error('freeradius is needed for this test and did not start.')));
    server.on('exit', (code) => reject(new Error(`freeradius ended with ${code}:\n${text.slice(-3000)}`)));
  });
  const stop = async () => {
    await ended(server);
    rmSync(folder, { recursive: true, force: true });
  };
  await isReady.catch(async (error: unknown) => {
    await stop();
    throw error;
  });
  let logins = 0;
  return {
    port,
    log: () => text,
    login(supplicant) {
      logins++;
      const file = join(folder, `supplicant-${logins}.conf`);
      writeFileSync(file, network(supplicant));
      return logIn(file, port);
    },
    stop,
  };
}

async function ended(server: ChildProcess): Promise<void> {
  if (server.exitCode === null && server.signalCode === null && server.pid !== undefined) {
    server.kill();
    await once(server, 'exit');
  }
}

/** Debian has servers in folders that only root has on the PATH. */
function withSystemFolders(): NodeJS.ProcessEnv {
  return { ...process.env, PATH: `${process.env.PATH ?? ''}:/usr/sbin:/usr/local/sbin` };
}

async function freePort(): Promise<number> {
  const socket = createSocket('udp4');
  socket.bind(0, '127.0.0.1');
  await once(socket, 'listening');
  const { port } = socket.address();
  socket.close();
  await once(socket, 'close');
  return port;
}

/** A value of the server's configuration. */
function quoted(value: string): string {
  return `"${value.replaceAll('\\', '\\\\').replaceAll('"', '\\"')}"`;
}

/** EAP-TLS and nothing else. Where a list is given, a client without a good one is refused. */
function configuration(folder: string, port: number, files: RadiusFiles): string {
  const libraries = LIBRARIES.find((each) => existsSync(each) && readdirSync(each).length > 0);
  const { certificate, key, trusted, revocationLists } = files;
  const own = revocationLists === undefined ? trusted : join(folder, 'trusted.pem');
  if (revocationLists !== undefined) {
    writeFileSync(own, [trusted, revocationLists].map((path) => readFileSync(path, 'utf8')).join('\n'));
  }
  return `prefix = /usr
logdir = ${quoted(folder)}
run_dir = ${quoted(folder)}
libdir = ${quoted(libraries ?? '/usr/lib/freeradius')}
max_request_time = 30
cleanup_delay = 1
max_requests = 256
hostname_lookups = no
log {
  destination = stdout
}
security {
  reject_delay = 0
  status_server = no
}
client localhost {
  ipaddr = 127.0.0.1
  secret = ${SECRET}
  require_message_authenticator = yes
}
modules {
  eap {
    default_eap_type = tls
    timer_expire = 60
    ignore_unknown_eap_types = no
    max_sessions = 64
    tls-config tls-common {
      private_key_file = ${quoted(key)}
      certificate_file = ${quoted(certificate)}
      ca_file = ${quoted(own)}
      check_crl = ${revocationLists === undefined ? 'no' : 'yes'}
      cipher_list = "DEFAULT"
      tls_min_version = "1.2"
      tls_max_version = "1.2"
      ecdh_curve = ""
      fragment_size = 1024
    }
    tls {
      tls = tls-common
    }
  }
}
server default {
  listen {
    type = auth
    ipaddr = 127.0.0.1
    port = ${port}
  }
  authorize {
    eap
  }
  authenticate {
    eap
  }
}
`;
}

function network({ pkcs12, passPhrase, trusted, identity = 'phone' }: Supplicant): string {
  return `network={
  key_mgmt=IEEE8021X
  eap=TLS
  identity=${inHex(identity)}
  ca_cert=${inHex(trusted)}
  private_key=${inHex(pkcs12)}
  private_key_passwd=${inHex(passPhrase)}
}
`;
}

/** wpa_supplicant knows no escapes between quotation marks, but takes octets. */
function inHex(text: string): string {
  return text === '' ? '""' : Buffer.from(text).toString('hex');
}

function logIn(file: string, port: number): Promise<Login> {
  return new Promise((resolve, reject) => {
    const args = ['-c', file, '-a', '127.0.0.1', '-p', String(port), '-s', SECRET, '-t', '20'];
    const program = spawn('eapol_test', args, { env: withSystemFolders() });
    let text = '';
    const hear = (octets: Buffer) => {
      text += octets.toString();
    };
    program.stdout.on('data', hear);
    program.stderr.on('data', hear);
    program.on('error', () => reject(new Error('eapol_test is needed for this test and did not start.')));
    program.on('close', (code) => resolve({ isAccepted: code === 0 && /\nSUCCESS\s*$/.test(text), text }));
  });
}
