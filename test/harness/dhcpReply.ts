/** Real DHCP servers with a real client: what they send to a phone, octet by octet. */
import { execFileSync, spawn } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export interface Phone {
  /** What the phone says it is (option 60). */
  readonly vendorClass: string;
  /** Numbers of the options that it asks for (option 55). */
  readonly asksFor: readonly number[];
}

/** Options of the offer, by their numbers. */
export type Offer = ReadonlyMap<number, Uint8Array>;

const COOKIE = 0x63825363;
const HEAD = 236;
const TRANSACTION = 4;
const END = 255;

/** A DHCPDISCOVER (RFC 2131) that came by a relay at `relay`, to which the offer goes. */
function discover({ vendorClass, asksFor }: Phone, relay: string, transaction: number): Buffer {
  const head = Buffer.alloc(HEAD + 4);
  head.set([1, 1, 6, 1]);
  head.writeUInt32BE(transaction, TRANSACTION);
  head.set(relay.split('.').map(Number), 24);
  head.set([0x00, 0x1e, 0x30, 0x0a, 0x9f, 0x33], 28);
  head.writeUInt32BE(COOKIE, HEAD);
  const name = Buffer.from(vendorClass);
  return Buffer.concat([
    head,
    Buffer.from([53, 1, 1, 60, name.length]),
    name,
    Buffer.from([55, asksFor.length, ...asksFor, END]),
  ]);
}

function optionsOf(message: Uint8Array): Offer {
  const options = new Map<number, Uint8Array>();
  let at = HEAD + 4;
  while (at < message.length && message[at] !== END) {
    const code = message[at] as number;
    const length = message[at + 1] ?? 0;
    if (code === 0) {
      at++;
      continue;
    }
    options.set(code, message.subarray(at + 2, at + 2 + length));
    at += 2 + length;
  }
  return options;
}

function inFolder<T>(task: (folder: string) => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'phonepki-dhcp-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    const result = task(folder);
    if (result instanceof Promise) {
      return result.finally(remove) as T;
    }
    remove();
    return result;
  } catch (error) {
    remove();
    throw error;
  }
}

const SERVER_PORT = 20_067;
const RELAY = '127.0.0.2';

/** Starts dnsmasq with these lines, on a port that anybody may use, and lets each of the phones ask it. */
export function askDnsmasq(lines: string, phones: readonly Phone[]): Promise<readonly Offer[]> {
  return inFolder(async (folder) => {
    const config = [
      'port=0\ninterface=lo\nbind-interfaces\nno-ping\nleasefile-ro\nlog-facility=-',
      `dhcp-alternate-port=${SERVER_PORT},${SERVER_PORT + 1}`,
      'dhcp-range=127.0.0.50,127.0.0.60,255.0.0.0',
      `pid-file=${join(folder, 'pid')}`,
      lines,
    ].join('\n');
    const file = join(folder, 'dnsmasq.conf');
    writeFileSync(file, config);
    execFileSync('/usr/sbin/dnsmasq', ['--test', '-C', file], { stdio: 'pipe' });
    const server = spawn('/usr/sbin/dnsmasq', ['--keep-in-foreground', '-C', file], { stdio: 'pipe' });
    try {
      const offers: Offer[] = [];
      for (const [at, phone] of phones.entries()) {
        offers.push(await exchange(discover(phone, RELAY, at + 1)));
      }
      return offers;
    } finally {
      server.kill();
    }
  });
}

/** Asks again until the server, which may still be starting, answers. */
function exchange(message: Buffer): Promise<Offer> {
  return new Promise((resolve, reject) => {
    const socket = createSocket({ type: 'udp4', reuseAddr: true });
    let left = 80;
    const send = () => socket.send(message, SERVER_PORT, '127.0.0.1');
    const again = setInterval(() => {
      if (left-- > 0) {
        send();
      } else {
        end();
        reject(new Error('dnsmasq sent no offer.'));
      }
    }, 250);
    const end = () => {
      clearInterval(again);
      socket.close();
    };
    socket.on('message', (reply) => {
      if (reply.readUInt32BE(TRANSACTION) === message.readUInt32BE(TRANSACTION)) {
        end();
        resolve(optionsOf(reply));
      }
    });
    socket.on('error', (error) => {
      end();
      reject(error);
    });
    socket.bind(SERVER_PORT, RELAY, send);
  });
}

/**
 * Starts ISC dhcpd with these statements in a network of its own, between two cards that do not exist, and lets each
 * of the phones ask it.
 */
export function askDhcpd(statements: string, phones: readonly Phone[]): readonly Offer[] {
  return inFolder((folder) => {
    const config = `${statements}\nauthoritative;\nsubnet 10.9.0.0 netmask 255.255.255.0 { range 10.9.0.50 10.9.0.60; }\n`;
    writeFileSync(join(folder, 'dhcpd.conf'), config);
    writeFileSync(join(folder, 'leases'), '');
    writeFileSync(join(folder, 'client.cjs'), CLIENT);
    writeFileSync(join(folder, 'run.sh'), NETWORK);
    const messages = phones.map((phone, at) => discover(phone, '10.9.0.2', at + 1).toString('hex'));
    const asRoot = process.getuid?.() === 0;
    const unshare = [asRoot ? '-n' : '-rn', 'sh', 'run.sh', process.execPath, ...messages];
    const said = execFileSync('unshare', unshare, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
    return said
      .trim()
      .split('\n')
      .map((line) => optionsOf(Buffer.from(line, 'hex')));
  });
}

const NETWORK = `set -e
PATH=$PATH:/usr/sbin:/sbin
node=$1; shift
dhcpd -t -cf dhcpd.conf -lf leases -pf pid 2>test.log
unshare -n sleep 60 & phones=$!
trap 'kill $phones $server 2>/dev/null' EXIT
until [ "$(readlink /proc/$phones/ns/net)" != "$(readlink /proc/$$/ns/net)" ]; do sleep 0.1; done
ip link add v0 type veth peer name v1
ip link set v1 netns $phones
ip addr add 10.9.0.1/24 dev v0
ip link set v0 up
nsenter -t $phones -n sh -c 'ip addr add 10.9.0.2/24 dev v1; ip link set v1 up'
dhcpd -4 -f -cf dhcpd.conf -lf leases -pf pid v0 >log 2>&1 & server=$!
nsenter -t $phones -n "$node" client.cjs "$@"
`;

const CLIENT = `const socket = require('node:dgram').createSocket('udp4');
const messages = process.argv.slice(2).map((text) => Buffer.from(text, 'hex'));
let left = 100;
const send = () => {
  if (left-- === 0) throw new Error('dhcpd sent no offer');
  socket.send(messages[0], 67, '10.9.0.1', () => {});
};
const again = setInterval(send, 250);
socket.on('error', () => {});
socket.on('message', (reply) => {
  if (reply.readUInt32BE(4) !== messages[0].readUInt32BE(4)) return;
  console.log(reply.toString('hex'));
  messages.shift();
  if (messages.length > 0) return send();
  clearInterval(again);
  socket.close();
});
socket.bind(67, '10.9.0.2', send);
`;
