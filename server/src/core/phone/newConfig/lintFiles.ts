/** What our own rules say of files that are about to be written. */
import type { CaFinding } from '../../caProtocol';
import { readDocument } from '../../documentModel';
import { runRules } from '../../lint/runRules';
import { languageOf } from '../../workspace/readContent';
import type { PhoneFile } from './phoneFiles';

/** Files of phones are alike: so many are looked at. */
const MOST = 60;
const EXPIRY_WARNING_DAYS = 30;

/** Each rule once, with the name of the first file that it is about. */
export function lintFiles(files: readonly PhoneFile[], now: number): readonly CaFinding[] {
  const found = new Map<string, CaFinding>();
  const options = { now, expiryWarningDays: EXPIRY_WARNING_DAYS };
  for (const { name, text } of files.slice(0, MOST)) {
    const model = readDocument(text, {
      languageId: languageOf(name),
      maxLength: Number.POSITIVE_INFINITY,
      phone: { path: name, dialect: 'auto', files: {} },
    });
    for (const { ruleId, severity, message } of runRules(model, options)) {
      if (!found.has(ruleId)) {
        found.set(ruleId, { ruleId, severity, message: `${name}: ${message}` });
      }
    }
  }
  return [...found.values()];
}
