/**
 * What is wrong with a host name by the preferred name syntax (RFC 1034 §3.5, RFC 1123 §2.1), in plain words;
 * `undefined` where nothing is. A wildcard as the first label and underscores are let pass, they are judged elsewhere.
 */
export function labelFault(name: string): string | undefined {
  if (name.length > 253) {
    return `has ${name.length} characters, host names have at most 253`;
  }
  const labels = name.split('.');
  const [first = ''] = labels;
  for (const label of first === '*' ? labels.slice(1) : labels) {
    if (label === '') {
      return name.startsWith('.')
        ? 'begins with a dot'
        : name.endsWith('.')
          ? 'ends with a dot'
          : 'has two dots in a row';
    }
    if (label.length > 63) {
      return `has a part of ${label.length} characters, at most 63 are allowed`;
    }
    const wrong = /[^a-z0-9_*-]/i.exec(label);
    if (wrong !== null) {
      return `holds ${characterName(wrong[0])}, host names consist of letters, digits, hyphens and dots`;
    }
    if (label.startsWith('-') || label.endsWith('-')) {
      return 'has a part that begins or ends with a hyphen';
    }
  }
  return undefined;
}

function characterName(character: string): string {
  if (character === ' ') {
    return 'a space';
  }
  const code = character.charCodeAt(0);
  return code > 0x20 && code < 0x7f
    ? `"${character}"`
    : `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
}
