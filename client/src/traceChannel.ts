/** The trace of the messages to and from the server, without what documents and files hold. */
import type { LogOutputChannel } from 'vscode';

/** Longer than any name, path or message of ours. */
const MAX_STRING = 200;
/** Members that carry text of documents, bytes of files, or secrets; those to come are told by their names, too. */
const CONTENT =
  /^(?:bytes|content|value|sealed|pem|base64)$|^(?:text|.*Text)$|(?:pass(?:phrase|word)|secret)s?$/i;

/** The same trace with every text and every byte of a document left out, whatever member it stands in. */
export function withoutContent(trace: string): string {
  let kept = '';
  let name = '';
  let at = 0;
  for (;;) {
    const start = trace.indexOf('"', at);
    if (start < 0) {
      return kept + trace.slice(at);
    }
    const end = endOfString(trace, start + 1);
    const length = end - start - 1;
    const isName = trace[end + 1] === ':';
    const isContent = !isName && CONTENT.test(name);
    kept += trace.slice(at, start);
    kept +=
      isContent || length > MAX_STRING ? `"(${length} characters left out)"` : trace.slice(start, end + 1);
    name = isName ? trace.slice(start + 1, end) : '';
    at = Math.min(end + 1, trace.length);
  }
}

/** Where the JSON string that began before `at` has its closing quote; the end where it has none. */
function endOfString(trace: string, at: number): number {
  let end = trace.indexOf('"', at);
  while (end > 0 && isEscaped(trace, end, at)) {
    end = trace.indexOf('"', end + 1);
  }
  return end < 0 ? trace.length : end;
}

function isEscaped(trace: string, quote: number, least: number): boolean {
  let before = quote;
  while (before > least && trace[before - 1] === '\\') {
    before--;
  }
  return (quote - before) % 2 === 1;
}

const WRITERS: ReadonlySet<PropertyKey> = new Set([
  'append',
  'appendLine',
  'replace',
  'trace',
  'debug',
  'info',
  'warn',
  'error',
]);

/** Writes to `channel` what {@link withoutContent} leaves. */
export function createTraceChannel(channel: LogOutputChannel): LogOutputChannel {
  return new Proxy(channel, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property, target);
      if (typeof member !== 'function') {
        return member;
      }
      const clean = WRITERS.has(property)
        ? (arg: unknown) => (typeof arg === 'string' ? withoutContent(arg) : arg)
        : (arg: unknown) => arg;
      return (...args: unknown[]) => Reflect.apply(member, target, args.map(clean));
    },
  });
}
