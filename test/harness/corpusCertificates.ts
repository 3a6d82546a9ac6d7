import { readObject } from '../../server/src/core/pkiObject';
import type { Certificate } from '../../server/src/core/x509/certificate';
import { bytesOf, readSamples } from './corpus';

/** Every certificate of the corpus that OpenSSL reads, each once. */
export function corpusCertificates(): readonly Certificate[] {
  const distinct = new Map<string, Certificate>();
  for (const sample of readSamples()) {
    const found = sample.kind === 'cert' && sample.openssl.ok === true ? bytesOf(sample) : undefined;
    const object = found && readObject(undefined, found.bytes, []);
    if (found !== undefined && object?.kind === 'certificate') {
      distinct.set(Buffer.from(found.bytes).toString('latin1'), object);
    }
  }
  return [...distinct.values()];
}
