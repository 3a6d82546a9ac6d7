/**
 * Which phone a text is for. A comment in the file decides, then the setting for files, then the setting for
 * the folder, then what the text looks like; never the extension of the file alone.
 */
import { fileNameOf } from '../fileNameOf';
import { matchesGlob } from '../lint/glob';
import { isTemplateText } from '../xml/template';
import { dialectOf, dialects } from './dialects/allDialects';
import { headOf } from './dialects/head';
import type { Dialect, PhoneConfig, PhoneOptions, PhoneSource } from './phoneConfig';

/** Languages in which phone configs open in editors, with those of the template engines. */
export const PHONE_LANGUAGES: ReadonlySet<string> = new Set([
  'xml',
  'properties',
  'ini',
  'plaintext',
  'cfg',
  'conf',
  'html',
  'php',
  'blade',
  'smarty',
  'jinja',
  'jinja-xml',
  'twig',
  'velocity',
  'phone-config',
  'innovaphone-script',
]);

export function readPhoneConfig(
  text: string,
  languageId: string,
  options: PhoneOptions,
): PhoneConfig | undefined {
  const source = { text, languageId, fileName: fileNameOf(options.path) };
  const dialect = findDialect(source, options);
  if (dialect === undefined) {
    return undefined;
  }
  const content = dialect.read(source);
  const isTemplate = content.xml?.isTemplate ?? isTemplateText(text);
  return { ...content, dialect, text, fileName: source.fileName, isTemplate, saved: options.saved };
}

function findDialect(source: PhoneSource, options: PhoneOptions): Dialect | undefined {
  const said = /\bphonepki-dialect:[ \t]*([A-Za-z]+)/.exec(headOf(source.text))?.[1];
  const forced = said ?? forcedByName(options);
  if (forced !== undefined) {
    return dialects.find(({ id }) => id.toLowerCase() === forced.toLowerCase());
  }
  if (options.dialect === 'off' || !PHONE_LANGUAGES.has(source.languageId)) {
    return undefined;
  }
  if (options.dialect !== 'auto') {
    const dialect = dialectOf(options.dialect);
    return dialect !== undefined && suits(dialect, source) ? dialect : undefined;
  }
  return dialects.find((dialect) => dialect.recognises(source));
}

/** A folder's dialect is for its phone configs, not for whatever else lies there. */
function suits(dialect: Dialect, source: PhoneSource): boolean {
  return (
    dialect.recognises(source) ||
    (dialect.syntax === 'xml' && dialects.some((other) => other.syntax === 'xml' && other.recognises(source)))
  );
}

/** A pattern without a slash is for the name alone. */
function forcedByName({ path, files }: PhoneOptions): string | undefined {
  const whole = path.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/]*/i, '').replace(/^\//, '');
  return Object.entries(files).find(([glob]) =>
    matchesGlob(glob.includes('/') ? whole : fileNameOf(path), glob.includes('/') ? `**/${glob}` : glob),
  )?.[1];
}
