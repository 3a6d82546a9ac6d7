/** Whatever a person selected or copied, decoded. */
import { toDetailsText } from '../describe/detailsText';
import { objectOf, readDocument } from '../documentModel';

/** All objects of the text one below the other; `undefined` where there is none. */
export function decodeText(text: string, options: { readonly now: number }): string | undefined {
  // As a configuration file: what stands around the objects is of no interest.
  const { blocks } = readDocument(text.trim(), {
    languageId: 'plaintext',
    maxLength: Number.POSITIVE_INFINITY,
  });
  const objects = blocks
    .filter(({ encoded }) => encoded.bytes.length > 0)
    .map(({ encoded }) => objectOf(encoded));
  return objects.length === 0
    ? undefined
    : objects.map((object) => toDetailsText(object, options)).join('\n\n');
}
