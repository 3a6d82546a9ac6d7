import type { DialectId } from '../phone/phoneConfig';
import type { Target } from './targets';

/** The devices that configs of a family are for; of other families no document says what they refuse. */
export const TARGET_OF: Readonly<Partial<Record<DialectId, Target>>> = {
  optipoint: 'optipoint',
  wpi: 'openstage',
  ucsoftware: 'spectralink-8400',
  innovaphone: 'innovaphone',
};
