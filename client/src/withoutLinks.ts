/**
 * Messages, prompts and progress of VS Code are no plain text: `[words](command:id)` in them becomes a link that runs a command. Names come
 * from certificates and files, so nobody else may write one.
 */
export function withoutLinks(message: string): string {
  return message.replaceAll('](', '] (');
}
