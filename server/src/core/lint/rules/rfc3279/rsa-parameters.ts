import { oidName } from '../../../der/oids';
import { isUniversal, Tag } from '../../../der/values';
import { RFC } from '../../citations';
import { defineParametersRule } from '../../signatureRule';

const RSA_KEY = '1.2.840.113549.1.1.1';
/** MD2, MD5 and SHA-1 with RSA, then the SHA-2 family (RFC 4055 §5). */
const RSA_SIGNATURE = /^1\.2\.840\.113549\.1\.1\.(?:2|4|5|11|12|13|14)$/;

export const rule = defineParametersRule({
  title: 'RSA parameters that are not NULL',
  why: 'These algorithms have NULL as their parameters. Programs that compare octets refuse anything else, and some readings of it let signatures be forged.',
  fix: 'Have it made again by a program that writes NULL.',
  citations: [RFC(3279, '§2.3.1'), RFC(3279, '§2.2.1'), RFC(4055, '§5')],
  fault: ({ oid, parameters }) =>
    (oid === RSA_KEY || RSA_SIGNATURE.test(oid)) && !isUniversal(parameters, Tag.null)
      ? `The parameters of ${oidName(oid) ?? oid} are ${parameters === undefined ? 'missing' : 'something else than NULL'}, where NULL has to stand; strict programs refuse it. Have it made again.`
      : undefined,
});
