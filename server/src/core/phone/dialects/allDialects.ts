import type { Dialect, DialectId } from '../phoneConfig';
import { ciscoSep } from './ciscoSep/ciscoSep';
import { ciscoSpa } from './ciscoSpa/ciscoSpa';
import { grandstream } from './grandstream/grandstream';
import { innovaphone } from './innovaphone/innovaphone';
import { optipoint } from './optipoint/optipoint';
import { snom } from './snom/snom';
import { ucsoftware } from './ucsoftware/ucsoftware';
import { wpi } from './wpi/wpi';
import { yealink } from './yealink/yealink';

/** In the order in which they are asked. */
export const dialects: readonly Dialect[] = [
  wpi,
  optipoint,
  ciscoSep,
  ciscoSpa,
  snom,
  grandstream,
  innovaphone,
  ucsoftware,
  yealink,
];

export function isDialect(value: unknown): value is DialectId {
  return dialects.some(({ id }) => id === value);
}

export function dialectOf(id: DialectId): Dialect | undefined {
  return dialects.find((dialect) => dialect.id === id);
}
