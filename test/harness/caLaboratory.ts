/** A CA of the language server at work in a folder of its own, and the real programs beside it. */
import { spawnSync } from 'node:child_process';
import { webcrypto } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { LSPErrorCodes } from 'vscode-languageserver-protocol';
import type { NamePart } from '../../server/src/core/caProtocol';
import type { Timers } from '../../server/src/lsp/runtimeEnvironment';
import { nodeFileStore } from '../../server/src/node/fileStore';
import { startTestServer, type TestServer, type TestServerOptions } from './languageServer';

export interface Finished {
  readonly code: number | null;
  /** Standard output and error together. */
  readonly text: string;
}

export interface CaLaboratory {
  readonly server: TestServer;
  readonly folder: string;
  path(name: string): string;
  uri(name: string): string;
  read(name: string): string;
  write(name: string, text: string): void;
  names(folder?: string): string[];
  /** Runs a command of the server. */
  run<Result>(command: string, argument: object): Promise<Result>;
  /** A pass phrase as a client sends it. */
  seal(passPhrase: string): Promise<string>;
  /** Runs a program in the folder; throws where it fails. */
  program(command: string, ...args: readonly string[]): string;
  /** Runs a program that may fail. */
  attempt(command: string, ...args: readonly string[]): Finished;
  stop(): Promise<void>;
}

const realTimers: Timers = {
  later(milliseconds, task) {
    const timer = setTimeout(task, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** `folder`: one that is there already, and stays. */
export async function openCaLaboratory(
  options: TestServerOptions & { readonly folder?: string } = {},
): Promise<CaLaboratory> {
  const folder = options.folder ?? mkdtempSync(join(tmpdir(), 'phonepki-ca-'));
  const server = await startTestServer({
    now: Date.now(),
    store: nodeFileStore,
    timers: realTimers,
    ...options,
  });
  const path = (name: string) => join(folder, name);
  const attempt = (command: string, ...args: readonly string[]): Finished => {
    const { status, stdout, stderr, error } = spawnSync(command, args, {
      cwd: folder,
      encoding: 'utf8',
      timeout: 60_000,
      input: '',
    });
    if (error !== undefined) {
      throw new Error(`${command} is needed for this test and did not start: ${error.message}`);
    }
    return { code: status, text: stdout + stderr };
  };
  const run = <Result>(command: string, argument: object) =>
    server.client.sendRequest<Result>('workspace/executeCommand', { command, arguments: [argument] });
  return {
    server,
    folder,
    path,
    uri: (name) => pathToFileURL(path(name)).href,
    read: (name) => readFileSync(path(name), 'utf8'),
    write: (name, text) => writeFileSync(path(name), text),
    names: (name = '.') => readdirSync(path(name)).sort(),
    run,
    async seal(passPhrase) {
      const { key } = await run<{ key: string }>('phonepki.server.sealingKey', {});
      return sealFor(key, passPhrase);
    },
    program(command, ...args) {
      const { code, text } = attempt(command, ...args);
      if (code !== 0) {
        throw new Error(`${[command, ...args].join(' ')} ended with ${code}:\n${text}`);
      }
      return text;
    },
    attempt,
    async stop() {
      await server.stop();
      if (options.folder === undefined) {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

/** What a client does with a pass phrase, written from the description of the command. */
export async function sealFor(key: string, passPhrase: string): Promise<string> {
  const { subtle } = webcrypto;
  const curve = { name: 'ECDH', namedCurve: 'P-256' };
  const server = await subtle.importKey('raw', Buffer.from(key, 'base64'), curve, false, []);
  const own = await subtle.generateKey(curve, true, ['deriveBits']);
  const secret = await subtle.deriveBits({ name: 'ECDH', public: server }, own.privateKey, 256);
  const base = await subtle.importKey('raw', secret, 'HKDF', false, ['deriveKey']);
  const info = Buffer.from('phonepki pass phrase');
  const derivation = { name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info };
  const aes = await subtle.deriveKey(derivation, base, { name: 'AES-GCM', length: 256 }, false, ['encrypt']);
  const iv = webcrypto.getRandomValues(new Uint8Array(12));
  const sealed = await subtle.encrypt({ name: 'AES-GCM', iv }, aes, Buffer.from(passPhrase));
  const point = await subtle.exportKey('raw', own.publicKey);
  return Buffer.concat([Buffer.from(point), iv, Buffer.from(sealed)]).toString('base64');
}

export function named(...parts: readonly (readonly [NamePart['type'], string])[]): NamePart[] {
  return parts.map(([type, value]) => ({ type, value }));
}

/** The message with which a command refuses. */
export async function refusal(task: Promise<unknown>): Promise<string> {
  try {
    await task;
  } catch (error) {
    const { message, code } = error as { message: string; code: number };
    return code === LSPErrorCodes.RequestCancelled ? `cancelled: ${message}` : message;
  }
  throw new Error('The command did not refuse.');
}
