/** The language server with a folder of real files, and an editor that applies its edits to them. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { ApplyWorkspaceEditParams, TextDocumentEdit } from 'vscode-languageserver-protocol';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type {
  ListEmbeddedResult,
  ListSlotSourcesResult,
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
}

function hashOfPem(text: string): string {
  const base64 = text.replace(/-----[^-]*-----/g, '');
  return createHash('sha256').update(Buffer.from(base64, 'base64')).digest('hex');
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
      initializationOptions,
      capabilities: { workspace: { applyEdit: true, workspaceEdit: { documentChanges: true } } },
    },
  });
  const labels: string[] = [];
  laboratory.server.client.onRequest('workspace/applyEdit', ({ label, edit }: ApplyWorkspaceEditParams) => {
    labels.push(label ?? '');
    for (const { textDocument, edits } of (edit.documentChanges ?? []) as TextDocumentEdit[]) {
      const path = new URL(textDocument.uri);
      const document = TextDocument.create(textDocument.uri, 'xml', 0, readFileSync(path, 'utf8'));
      writeFileSync(path, TextDocument.applyEdits(document, edits as never));
    }
    return { applied: true };
  });
  const openssl = (...args: readonly string[]) =>
    execFileSync('openssl', args, { cwd: folder, encoding: 'utf8', stdio: 'pipe' });
  const { run, uri } = laboratory;
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
          .filter((name) => /\.(crt|key)$/.test(name))
          .map((name) => `${uri(name)} ${hashOfPem(laboratory.read(name))}`);
        const gone = objects.some((each) => !existsSync(new URL(each.uri)));
        if (!state.isBusy && !gone && wanted.every((each) => known.has(each))) {
          return;
        }
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    async sources(config, slot, skeleton) {
      const argument = { uri: uri(config), slot, ...(skeleton === undefined ? {} : { skeleton }) };
      return (await run<ListSlotSourcesResult>(SlotCommand.listSlotSources, argument)).sources;
    },
    embedded: async () => (await run<ListEmbeddedResult>(SlotCommand.listEmbedded, {})).copies,
    async stop() {
      await laboratory.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}
