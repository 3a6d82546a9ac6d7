/** The trace of the messages to and from the server, without what documents and files hold. */
import type { LogOutputChannel } from 'vscode';

/** Strings longer than any name, path or message of ours. */
const LONG_STRING = /"(?:[^"\\]|\\.){300,}"/g;
/** Members that carry text of documents, bytes of files, or secrets. */
const CONTENT =
  /"(text|newText|bytes|content|value|plain|markdown|password|passphrase|secret)"\s*:\s*"(?:[^"\\]|\\.)*"/g;

/** The same trace with every text and every byte of a document left out. */
export function withoutContent(trace: string): string {
  return trace
    .replace(
      CONTENT,
      (whole, name: string) => `"${name}": "(${whole.length - name.length - 6} characters left out)"`,
    )
    .replace(LONG_STRING, (whole) => `"(${whole.length - 2} characters left out)"`);
}

/** Writes to `channel` what {@link withoutContent} leaves. */
export function createTraceChannel(channel: LogOutputChannel): LogOutputChannel {
  return new Proxy(channel, {
    get(target, property) {
      const member: unknown = Reflect.get(target, property, target);
      if (typeof member !== 'function') {
        return member;
      }
      const isWriting = WRITERS.has(String(property));
      return (...args: unknown[]) =>
        Reflect.apply(
          member,
          target,
          isWriting ? args.map((arg) => (typeof arg === 'string' ? withoutContent(arg) : arg)) : args,
        );
    },
  });
}

const WRITERS: ReadonlySet<string> = new Set([
  'append',
  'appendLine',
  'replace',
  'trace',
  'debug',
  'info',
  'warn',
  'error',
]);
