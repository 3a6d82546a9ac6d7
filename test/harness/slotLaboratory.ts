/** The language server with a folder of real files, and an editor that applies its edits to them. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ApplyWorkspaceEditParams, TextDocumentEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  ExtractCertificateResult,
  ExtractFormat,
  InsertCertificateResult,
  ListEmbeddedResult,
  ListSlotSourcesResult,
  RefreshEmbeddedResult,
  SlotName,
  SlotSource,
} from '../../server/src/core/slotProtocol';
import { SlotCommand } from '../../server/src/core/slotProtocol';
import type { ListObjectsResult } from '../../server/src/core/workspaceProtocol';
import { files } from '../../server/src/node/files';
import { type CaLaboratory, openCaLaboratory } from './caLaboratory';

export interface SlotLaboratory extends CaLaboratory {
  /** Labels of the edits that the server asked for. */
  readonly labels: string[];
  /** A self-signed certificate of a CA, or one under it, made by OpenSSL. */
  makeCa(name: string, subject: string): void;
  makeLeaf(name: string, subject: string, issuer: string): void;
  /** Lets the server read the folder again. */
  rescan(): Promise<void>;
  sources(config: string, slot: SlotName, skeleton?: string): Promise<readonly SlotSource[]>;
  embedded(): Promise<ListEmbeddedResult['copies']>;
  openssl(...args: readonly string[]): string;
  /** Puts the first source that is wanted into the slot. */
  insert(
    config: string,
    slot: SlotName,
    isWanted: (source: SlotSource) => boolean,
    rest?: object,
  ): Promise<InsertCertificateResult>;
  /** What comes from this file, as it is. */
  from(name: string): (source: SlotSource) => boolean;
  extract(
    config: string,
    slot: SlotName,
    to: ExtractFormat,
    output?: string,
  ): Promise<ExtractCertificateResult>;
  refresh(copies: readonly string[], rest?: object): Promise<RefreshEmbeddedResult>;
  fingerprint(name: string): string;
  /** `ca` anew: the same name and key, a later second, another serial number. */
  renewCa(name?: string): Promise<void>;
  /** Called before each edit. */
  onEdit(listener: () => void): void;
}

export const OPTIPOINT =
  '<?xml version="1.0" encoding="utf-8"?>\n<Message>\n  <Action>WriteItems</Action>\n  <ItemList>\n    <Item name="system-config-version">4</Item>\n  </ItemList>\n</Message>\n';
const HANDSET =
  '<handsetConfig>\n  <device device.set="1" device.prov.serverName="Prov.example.com" device.prov.serverName.set="1"/>\n</handsetConfig>\n';

export const SLOT_FILES = {
  'op410adv_conf.xml': OPTIPOINT,
  'handset.cfg': HANDSET,
  'empty.xml': '',
  'update.txt': 'config change UP1 /poll 15\r\nconfig write\r\n',
};
export const CA_SLOT: SlotName = { name: 'radius-server-ca1' };
export const CLIENT_SLOT: SlotName = { name: '802.1x-certificate' };
export const HANDSET_CA: SlotName = { name: 'device.sec.TLS.customCaCert1' };

/** Of the object that the file holds, as the index has it. */
function hashOfFile(path: string): string {
  const octets = readFileSync(path);
  const isPem = octets.toString('latin1').startsWith('-----');
  const base64 = isPem ? octets.toString('latin1').replace(/-----[^-]*-----/g, '') : '';
  return createHash('sha256')
    .update(isPem ? Buffer.from(base64, 'base64') : octets)
    .digest('hex');
}

export async function openSlotLaboratory(
  content: Readonly<Record<string, string>>,
  initializationOptions: object = {},
): Promise<SlotLaboratory> {
  const folder = mkdtempSync(join(tmpdir(), 'phonepki-slots-'));
  for (const [name, text] of Object.entries(content)) {
    writeFileSync(join(folder, name), text);
  }
  const laboratory = await openCaLaboratory({
    folder,
    files,
    // Certificates that are made later are valid already.
    now: Date.now() + 3_600_000,
    params: {
      rootUri: pathToFileURL(folder).href,
      initializationOptions: { insertsCertificates: true, ...initializationOptions },
      capabilities: { workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } } },
    },
  });
  const labels: string[] = [];
  let listener = () => {};
  laboratory.server.client.onRequest('workspace/applyEdit', ({ label, edit }: ApplyWorkspaceEditParams) => {
    labels.push(label ?? '');
    listener();
    for (const { textDocument, edits } of (edit.documentChanges ?? []) as TextDocumentEdit[]) {
      const path = new URL(textDocument.uri);
      const document = TextDocument.create(textDocument.uri, 'xml', 0, readFileSync(path, 'utf8'));
      writeFileSync(path, TextDocument.applyEdits(document, edits as never));
    }
    return { applied: true };
  });
  const openssl = (...args: readonly string[]) =>
    execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  const { run, uri, path } = laboratory;
  const sources = async (config: string, slot: SlotName, skeleton?: string) => {
    const argument = { uri: uri(config), slot, ...(skeleton === undefined ? {} : { skeleton }) };
    return (await run<ListSlotSourcesResult>(SlotCommand.listSlotSources, argument)).sources;
  };
  return {
    ...laboratory,
    labels,
    openssl,
    makeCa(name, subject) {
      openssl(
        'req',
        '-x509',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        `${name}.key`,
        '-out',
        `${name}.crt`,
        '-subj',
        subject,
        '-days',
        '30',
      );
    },
    makeLeaf(name, subject, issuer) {
      openssl(
        'req',
        '-newkey',
        'rsa:2048',
        '-nodes',
        '-keyout',
        `${name}.key`,
        '-out',
        `${name}.csr`,
        '-subj',
        subject,
      );
      openssl(
        'x509',
        '-req',
        '-in',
        `${name}.csr`,
        '-CA',
        `${issuer}.crt`,
        '-CAkey',
        `${issuer}.key`,
        '-CAcreateserial',
        '-out',
        `${name}.crt`,
        '-days',
        '20',
      );
    },
    async rescan() {
      await laboratory.server.client.sendNotification('workspace/didRenameFiles', { files: [] });
      for (;;) {
        const { objects, state } = await run<ListObjectsResult>('phonepki.server.listObjects', {});
        const known = new Set(objects.map((each) => `${each.uri} ${each.sha256}`));
        const wanted = laboratory
          .names()
          .filter((name) => /\.(crt|key|p12)$/.test(name))
          .map((name) => `${uri(name)} ${hashOfFile(path(name))}`);
        const gone = objects.some((each) => !existsSync(new URL(each.uri)));
        if (!state.isBusy && !gone && wanted.every((each) => known.has(each))) {
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    sources,
    async insert(config, slot, isWanted, rest = {}) {
      const source = (await sources(config, slot)).find(isWanted);
      if (source === undefined) {
        throw new Error('There is no such source.');
      }
      const argument = { uri: uri(config), slot, use: source.use, sources: source.sources, ...rest };
      return run<InsertCertificateResult>(SlotCommand.insertCertificate, argument);
    },
    from:
      (name) =>
      ({ use, sources: [source] }) =>
        use === 'object' && source?.uri === uri(name),
    extract: (config, slot, to, output) =>
      run<ExtractCertificateResult>(SlotCommand.extractCertificate, {
        uri: uri(config),
        slot,
        to,
        ...(output === undefined ? {} : { output: uri(output) }),
      }),
    refresh: (copies, rest = {}) =>
      run<RefreshEmbeddedResult>(SlotCommand.refreshEmbedded, { copies, ...rest }),
    fingerprint: (name) => openssl('x509', '-in', name, '-noout', '-fingerprint', '-sha256'),
    async renewCa(name = 'ca.crt') {
      const { mtimeMs } = statSync(path(name));
      while (Math.floor(Date.now() / 1000) <= Math.floor(mtimeMs / 1000)) {
        await new Promise((resolve) => setTimeout(resolve, 50));
      }
      openssl('req', '-x509', '-key', 'ca.key', '-out', name, '-subj', '/CN=Phone CA', '-days', '300');
    },
    onEdit(called) {
      listener = called;
    },
    embedded: async () => (await run<ListEmbeddedResult>(SlotCommand.listEmbedded, {})).copies,
    async stop() {
      await laboratory.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
