import { encodeUriPart } from './encodeUriPart';

/** The URI of a file that is named in another one. */
export function resolveUri(base: string, target: string): string | undefined {
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(target)) {
    return /^https?:/i.test(target) ? target : undefined;
  }
  const match = /^([a-z][a-z0-9+.-]*:\/\/[^/]*)(\/.*\/)[^/]*$/i.exec(base);
  if (match === null) {
    return undefined;
  }
  const [, root = '', folder = ''] = match;
  const parts = target.startsWith('/') ? [] : folder.split('/').filter((part) => part !== '');
  for (const part of target.split('/')) {
    if (part === '..') {
      parts.pop();
    } else if (part !== '.' && part !== '') {
      parts.push(encodeUriPart(part));
    }
  }
  return `${root}/${parts.join('/')}`;
}
