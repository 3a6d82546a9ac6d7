import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { type DocumentModel, objectOf, readDocument } from '../../../server/src/core/documentModel';
import { issuingBetween, keyOfName } from '../../../server/src/core/lint/issuing';
import type { Certificate } from '../../../server/src/core/x509/certificate';
import type { CertificateList } from '../../../server/src/core/x509/certificateList';
import { readWorkspace } from '../../harness/fixtureWorkspace';

const { files } = readWorkspace(
  readFileSync(new URL('../../fixtures/workspace/renewed.files', import.meta.url), 'utf8'),
);

function objectIn(name: string) {
  const model: DocumentModel = readDocument(files.get(name) ?? '', { languageId: 'pem', maxLength: 1e6 });
  const [block] = model.blocks;
  return block && objectOf(block.encoded);
}

function certificate(name: string): Certificate {
  const object = objectIn(name);
  expect(object?.kind).toBe('certificate');
  return object as Certificate;
}

const signed = (name: string) => objectIn(name) as Certificate | CertificateList;

it.each([
  ['server.crt', 'inter.crt', 'good', 'same'],
  // The same CA, certified by another root.
  ['server.crt', 'interCross.crt', 'good', 'same'],
  ['inter.crt', 'root.crt', 'good', 'same'],
  ['inter.crt', 'rootRenewed.crt', 'good', 'same'],
  // The name alone says nothing.
  ['inter.crt', 'rootRekeyed.crt', 'bad', 'other'],
  ['interCross.crt', 'other.crt', 'good', 'same'],
  ['inter.crt', 'other.crt', 'bad', 'other'],
  // Roots need not say which key signed them.
  ['root.crt', 'root.crt', 'good', 'unknown'],
  ['rootRekeyed.crt', 'root.crt', 'bad', 'unknown'],
  ['listNewer.crl', 'inter.crt', 'good', 'same'],
  ['listNewer.crl', 'interCross.crt', 'good', 'same'],
  ['listNewer.crl', 'root.crt', 'bad', 'other'],
  ['server.crt', 'server.crt', 'bad', 'other'],
])('%s by %s: signature %s, identifiers %s', (child, issuer, signature, keyIdentifiers) => {
  const [one, other] = [signed(child), certificate(issuer)];
  expect(issuingBetween(one, other)).toEqual({ signature, keyIdentifiers });
  expect(issuingBetween(one, other)).toBe(issuingBetween(one, other));
});

it('names are the same by what they say, and an empty one is nobody', () => {
  const [old, rekeyed] = [certificate('root.crt'), certificate('rootRekeyed.crt')];
  expect(keyOfName(old.subject)).toBe(keyOfName(rekeyed.issuer));
  expect(keyOfName(old.subject)).not.toBe(keyOfName(certificate('other.crt').subject));
  expect(keyOfName(undefined)).toBe('');
});
