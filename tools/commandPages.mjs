// Writes the page about the CA's commands of the language server: what each does, and the shape of its argument.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('../', import.meta.url);

/** Path and content of the page. */
export async function commandPage() {
  const { outputFiles } = await build({
    stdin: {
      contents: `export { caCommands } from './server/src/lsp/ca/caCommands';`,
      resolveDir: fileURLToPath(root),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'cjs',
    platform: 'node',
    logLevel: 'warning',
  });
  const module = { exports: {} };
  new Function('module', 'exports', 'require', outputFiles[0].text)(
    module,
    module.exports,
    createRequire(import.meta.url),
  );
  const commands = [...module.exports.caCommands].sort((a, b) => (a.id < b.id ? -1 : 1));
  return [new URL('docs/caCommands.md', root), pageOf(commands)];
}

function pageOf(commands) {
  return [
    '# The CA as commands of the language server',
    '',
    'Written by `npm run gen` from the sources.',
    '',
    'Every LSP client can run them with `workspace/executeCommand`: one JSON object as the only argument, one object as',
    'the answer. A refusal is an error whose message says what was not done and what to do. With `dryRun` a command',
    'answers what it would do. Files are named by URIs. Progress is reported to the `workDoneToken` of the request, and',
    'a request can be cancelled until files are written.',
    '',
    'Nothing is written while `initializationOptions.isTrusted` is `false`, until the client sends the notification',
    '`phonepki/didGrantTrust`.',
    '',
    'Pass phrases are sealed: ask `phonepki.server.sealingKey` for the public point of the session (P-256, base64), make',
    'a key pair of your own, agree on a secret (ECDH), derive a key with HKDF-SHA-256 (no salt, info `phonepki pass',
    'phrase`), encrypt the UTF-8 text with AES-256-GCM, and send base64 of your uncompressed point (65 octets), the IV',
    '(12 octets) and the ciphertext with its tag.',
    '',
    ...commands.flatMap(({ id, description, schema }) => [
      `## ${id}`,
      '',
      description,
      '',
      ...argumentLines(schema),
      '```json',
      JSON.stringify(schema),
      '```',
      '',
    ]),
  ].join('\n');
}

function argumentLines({ properties, required }) {
  const names = Object.keys(properties);
  if (names.length === 0) {
    return ['The argument is an empty object.', ''];
  }
  const rows = names.map((name) => {
    const { description = '' } = properties[name];
    return `| \`${name}\` | ${typeOf(properties[name])} | ${required.includes(name) ? 'yes' : ''} | ${description} |`;
  });
  return ['| Member | Type | Needed | |', '|---|---|---|---|', ...rows, ''];
}

function typeOf(schema) {
  if (schema.enum !== undefined) {
    return schema.enum.map((value) => `\`${value}\``).join(', ');
  }
  return schema.type === 'array' ? `list of ${typeOf(schema.items)}` : schema.type;
}
