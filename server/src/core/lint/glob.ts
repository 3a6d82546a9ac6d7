/** Globs as editors write them in settings: `**`, `*`, `?`, `{a,b}` and `[a-z]`, against paths with `/`. */

const compiled = new Map<string, RegExp | undefined>();

/** True where the glob fits the path or one of the folders above it. */
export function matchesGlob(path: string, glob: string): boolean {
  const pattern = patternOf(glob);
  if (pattern === undefined) {
    return false;
  }
  for (let end = path.length; end > 0; end = path.lastIndexOf('/', end - 1)) {
    if (pattern.test(path.slice(0, end))) {
      return true;
    }
  }
  return false;
}

/** Longer ones are no globs that a person wrote. */
const MAX_LENGTH = 500;

function patternOf(glob: string): RegExp | undefined {
  if (!compiled.has(glob)) {
    compiled.set(glob, glob.length > MAX_LENGTH ? undefined : compile(glob));
  }
  return compiled.get(glob);
}

function compile(glob: string): RegExp | undefined {
  let source = '';
  let depth = 0;
  for (let at = 0; at < glob.length; at++) {
    const unit = glob[at] as string;
    if (glob.startsWith('**/', at)) {
      source += '(?:[^/]*/)*';
      at += 2;
    } else if (glob.startsWith('**', at)) {
      source += '.*';
      at += 1;
    } else if (unit === '*') {
      source += '[^/]*';
    } else if (unit === '?') {
      source += '[^/]';
    } else if (unit === '{') {
      source += '(?:';
      depth++;
    } else if (unit === '}' && depth > 0) {
      source += ')';
      depth--;
    } else if (unit === ',' && depth > 0) {
      source += '|';
    } else if (unit === '[' && glob.indexOf(']', at + 2) > 0) {
      const end = glob.indexOf(']', at + 2);
      source += `[${glob
        .slice(at + 1, end)
        .replace(/^!/, '^')
        .replace(/[[\]\\]/g, '\\$&')}]`;
      at = end;
    } else {
      source += unit.replace(/[.+^$()|\\{}[\]]/g, '\\$&');
    }
  }
  try {
    return new RegExp(`^${source}$`);
  } catch {
    // A glob that is none fits nothing.
    return undefined;
  }
}
