/** `1.9` gives `1.10`; what does not end in a number has no next one. */
export function nextVersion(value: string): string | undefined {
  const [number] = /\d{1,15}$/.exec(value) ?? [];
  return number === undefined
    ? undefined
    : value.slice(0, -number.length) + String(Number(number) + 1).padStart(number.length, '0');
}
