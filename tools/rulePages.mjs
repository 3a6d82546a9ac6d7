// Writes about rules what their own metadata and fixtures say: pages, their table, and the ids in the settings.
import { readdir, readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = new URL('../', import.meta.url);
const LANGUAGES = { pem: 'pem', xml: 'xml', json: 'json', yaml: 'yaml', cfg: 'properties', txt: 'plaintext' };
const EXPECTATION =
  /^(?:<!-- |# )?(?:expect(?: nothing|: \S+ @ ".*")|with \{.*\}|committed with .*)(?: -->)?\r?\n/gm;
const COMMITTED = /^(?:<!-- |# )?committed with (".*") in place of (".*?")(?: -->)?\r?$/m;
const EXAMPLE_LINES = 8;
const NOW = Date.UTC(2026, 11, 1);

/** The rules and what runs them, from their sources. */
export async function loadRules() {
  const { outputFiles } = await build({
    stdin: {
      contents: `
        export { rules } from './server/src/core/lint/rules/index';
        export { runRules } from './server/src/core/lint/runRules';
        export { TARGETS } from './server/src/core/lint/targets';
        export { readDocument } from './server/src/core/documentModel';`,
      resolveDir: fileURLToPath(root),
      loader: 'ts',
    },
    bundle: true,
    write: false,
    format: 'esm',
    platform: 'neutral',
    logLevel: 'warning',
  });
  return import(`data:text/javascript;base64,${Buffer.from(outputFiles[0].contents).toString('base64')}`);
}

/** Path and content of every page, and of the table of them. */
export async function rulePages(loaded) {
  const folder = new URL('docs/rules/', root);
  const pages = [];
  for (const [id, rule] of loaded.rules) {
    pages.push([new URL(`${id}.md`, folder), pageOf(id, rule, await exampleOf(id, loaded), loaded)]);
  }
  pages.push([new URL('README.md', folder), tableOf(loaded.rules)]);
  return pages;
}

function pageOf(id, rule, example, { TARGETS }) {
  const citations = rule.citations.map(({ source, section }) => `- ${source}, ${section}`);
  const lines = [
    `# ${id}`,
    '',
    `${sentence(rule.title)}.`,
    '',
    `Severity: **${rule.severity}**${periodOf(rule)}`,
    '',
    ...targetLines(rule, TARGETS),
    '## Why it matters',
    '',
    rule.why,
    '',
    '## What to do',
    '',
    rule.fix,
    '',
    '## Where it stands',
    '',
    ...citations,
    '',
    ...exampleLines(example),
    '## Another severity, or none',
    '',
    'In the settings:',
    '',
    '```json',
    `"phonepki.lint.severity": { "${id}": "off" }`,
    '```',
    '',
    ...(id.startsWith('suppression/')
      ? []
      : [
          'In the file, on a line of its own above the block (`phonepki-disable-file` anywhere for the whole file):',
          '',
          '```text',
          `# phonepki-disable ${id} -- the reason`,
          '```',
          '',
        ]),
  ];
  return `${lines.join('\n').trimEnd()}\n`;
}

function periodOf({ effectiveFrom, ineffectiveFrom }) {
  const parts = [
    ...(effectiveFrom === undefined ? [] : [`made on ${effectiveFrom} or later`]),
    ...(ineffectiveFrom === undefined ? [] : [`made before ${ineffectiveFrom}`]),
  ];
  return parts.length === 0 ? '' : `, for what was ${parts.join(' and ')}`;
}

function targetLines({ severity, onlyFor, severityFor }, targets) {
  if (onlyFor === undefined && severityFor === undefined) {
    return [];
  }
  const rows = targets.map((target) => {
    const asked = onlyFor === undefined || onlyFor.includes(target);
    return `| \`${target}\` | ${asked ? (severityFor?.[target] ?? severity) : 'not asked'} |`;
  });
  return ['| `phonepki.profile` | Severity |', '|---|---|', ...rows, ''];
}

function exampleLines(example) {
  return example === undefined
    ? []
    : ['## Example', '', `\`\`\`${example.language}`, ...example.lines, '```', '', ...example.messages, ''];
}

/** The first lines of the first fixture that the rule complains of, and what it says. */
async function exampleOf(id, { readDocument, runRules }) {
  const folder = new URL(`test/rules/${id}/`, root);
  const names = await readdir(folder).catch(() => []);
  const name = names.filter((each) => each.startsWith('bad')).sort()[0];
  if (name === undefined) {
    return undefined;
  }
  const written = await readFile(new URL(name, folder), 'utf8');
  const options = JSON.parse(/^(?:<!-- |# )?with (\{.*\})/m.exec(written)?.[1] ?? '{}');
  const text = written.replace(EXPECTATION, '');
  const language = LANGUAGES[name.slice(name.lastIndexOf('.') + 1)] ?? 'pem';
  const model = readDocument(text, {
    languageId: language,
    maxLength: text.length,
    phone: { path: name, dialect: 'auto', files: {}, committed: committedOf(written, text) },
  });
  const findings = runRules(model, { now: NOW, expiryWarningDays: 30, ...options });
  const messages = findings
    .filter(({ ruleId }) => ruleId === id)
    .map(({ message }) => `> ${escaped(message)}`);
  const lines = withoutKeys(text)
    .split(/\r\n|\r|\n/)
    .map((line) => visible(line.slice(0, 100)).trimEnd());
  return {
    language: { pem: 'text', plaintext: 'text', properties: 'xml' }[language] ?? language,
    lines:
      lines.length > EXAMPLE_LINES
        ? [...lines.slice(0, EXAMPLE_LINES), '…']
        : lines.filter((line) => line !== ''),
    messages: messages.slice(0, 1),
  };
}

/** What version control has of a fixture that says so. */
function committedOf(written, text) {
  const [, before, now] = COMMITTED.exec(written) ?? [];
  return before === undefined ? undefined : { text: text.replace(JSON.parse(now), JSON.parse(before)) };
}

/** Even the keys of fixtures stay out: tools that look for secrets in packages cannot tell them from others. */
function withoutKeys(text) {
  return text.replace(/(PRIVATE KEY-+[^\S\r\n]*\r?\n)[\s\S]+?(?=-+END|$)/g, '$1…\n');
}

/** Characters that nobody sees, as their numbers. */
function visible(line) {
  return line.replace(
    /(?!\t)[\p{Cc}\p{Cf}\u00a0]/gu,
    (found) => `\\u${found.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

function escaped(message) {
  return visible(message.replace(/\s+/g, ' ')).replace(/[\\*_<>`[\]|]/g, '\\$&');
}

function tableOf(rules) {
  const rows = rules.map(
    ([id, { title, severity }]) => `| [${id}](${id}.md) | ${severity} | ${title.replaceAll('|', '\\|')} |`,
  );
  return `# Rules

${rules.length} rules. Each finding links to its page; \`phonepki.lint.severity\` gives a rule another severity.

| Rule | Severity | What it finds |
|---|---|---|
${rows.join('\n')}
`;
}

function sentence(title) {
  return title.charAt(0).toUpperCase() + title.slice(1);
}

/** The manifest with the ids of all rules as names of the setting. */
export function withRuleNames(manifest, rules) {
  const parsed = JSON.parse(manifest);
  const sources = [...new Set(rules.map(([id]) => id.slice(0, id.indexOf('/'))))];
  const names = [
    ...sources.map((source) => [`${source}/*`, `All rules of the source ${source}.`]),
    ...rules.map(([id, { title }]) => [id, `${sentence(title)}.`]),
  ];
  parsed.contributes.configuration.properties['phonepki.lint.severity'].propertyNames = {
    enum: names.map(([name]) => name),
    enumDescriptions: names.map(([, description]) => description),
  };
  return `${JSON.stringify(parsed, null, 2)}\n`;
}
