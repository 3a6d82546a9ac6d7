/** A file of bytes, such as DER or PKCS#12, as a text for people. */
import { toDetailsText } from '../describe/detailsText';
import { readBase64 } from '../encoding/base64';
import { ProblemList } from '../encoding/problemList';
import { visible } from '../markdown';
import { readObject } from '../pkiObject';

/** `base64` is the content of the file. */
export function describeFile(name: string, base64: string, options: { readonly now: number }): string {
  const { bytes } = readBase64(base64, 0, base64.length, 0, 'pem', new ProblemList());
  const object = readObject(undefined, bytes, []);
  return `${visible(name)}\n\n${toDetailsText(object, options)}`;
}
