/**
 * A name of a file or folder as part of a URI, the way editors write it: everything but letters, digits and `-._~` is
 * encoded. Half a surrogate pair becomes U+FFFD.
 */
export function encodeUriPart(name: string): string {
  return encodeURIComponent(name.replace(/\p{Surrogate}/gu, '\ufffd')).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}
