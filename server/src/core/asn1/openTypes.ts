/** What the object identifier before an open type says about it. */
import { policyQualifiers, rfc5280Extensions } from './modules/extensions';
import type { OpenTable, OpenTypes } from './schema';

const NO_TYPES: OpenTypes = {};

const TABLES: Readonly<Partial<Record<OpenTable, OpenTypes>>> = {
  extension: rfc5280Extensions,
  policyQualifier: policyQualifiers,
};

export function openTypes(table: OpenTable): OpenTypes {
  return TABLES[table] ?? NO_TYPES;
}
