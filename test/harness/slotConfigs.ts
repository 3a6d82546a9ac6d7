/** Texts as documents and configs, for tests of certificate items. */
import { type DocumentModel, readDocument } from '../../server/src/core/documentModel';
import type { DialectId, PhoneConfig } from '../../server/src/core/phone/phoneConfig';
import { phoneConfigOf } from '../../server/src/core/phone/phoneDocument';

export function modelOf(text: string, fileName: string): DocumentModel {
  const extension = fileName.slice(fileName.lastIndexOf('.') + 1);
  return readDocument(text, {
    languageId: extension === 'xml' ? 'xml' : extension === 'cfg' ? 'properties' : 'plaintext',
    maxLength: 1e7,
    phone: { path: `file:///w/${fileName}`, dialect: 'auto', files: { '*': dialectIn(text) } },
  });
}

export function configOf(text: string, fileName: string): PhoneConfig {
  const config = phoneConfigOf(modelOf(text, fileName));
  if (config === undefined) {
    throw new Error(`This is no config: ${text.slice(0, 80)}`);
  }
  return config;
}

/** An empty script looks like nothing, so the file name has to tell. */
function dialectIn(text: string): DialectId {
  const found = (
    [
      ['<DLSMessage', 'wpi'],
      ['<WorkpointMessage', 'wpi'],
      ['<Message', 'optipoint'],
      ['<settings', 'snom'],
      ['<flat-profile', 'ciscoSpa'],
      ['<gs_provision', 'grandstream'],
      ['<', 'ucsoftware'],
    ] as const
  ).find(([mark]) => text.includes(mark));
  return found?.[1] ?? 'innovaphone';
}
