import { encodingOf, toHex } from '../../../der/values';
import { isAnchor } from '../../certificateFacts';
import { BASELINE } from '../../citations';
import { RSA_PSS } from '../../pssRule';
import { atNode, defineRule } from '../../rule';

/** RSA and ECDSA with SHA-256, SHA-384 and SHA-512. */
const ALLOWED = /^1\.2\.840\.(?:113549\.1\.1\.1[1-3]|10045\.4\.3\.[2-4])$/;
/** With MD2, MD5 and SHA-1, which have rules of their own. */
const WEAK = /^1\.2\.840\.(?:113549\.1\.1\.[245]|10045\.4\.1|10040\.4\.3)$/;
/** RSASSA-PSS has to be written octet for octet like this: hash, mask and salt of SHA-256, SHA-384 and SHA-512. */
const PSS: ReadonlySet<string> = new Set(
  [
    ['01', '20'],
    ['02', '30'],
    ['03', '40'],
  ].map(
    ([hash, salt]) =>
      `304106092a864886f70d01010a3034a00f300d06096086480165030402${hash}0500a11c301a06092a864886f70d010108300d06096086480165030402${hash}0500a2030201${salt}`,
  ),
);

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'error',
  onlyFor: ['web'],
  title: 'a signature that browsers do not know',
  why: 'Browsers check signatures with RSA or ECDSA over SHA-256, SHA-384 and SHA-512, in one notation each; they refuse others, Ed25519 among them.',
  fix: 'Have it issued again with sha256WithRSAEncryption or ecdsa-with-SHA256.',
  citations: [BASELINE('§7.1.3.2.1'), BASELINE('§7.1.3.2.2')],
  *check(certificate) {
    const algorithm = certificate.signatureAlgorithm;
    if (algorithm === undefined || isAnchor(certificate)) {
      return;
    }
    const { oid, node } = algorithm;
    const isPss = oid === RSA_PSS;
    if (isPss ? !PSS.has(toHex(encodingOf(node))) : !ALLOWED.test(oid) && !WEAK.test(oid)) {
      yield {
        place: atNode(node),
        message: `Browsers do not know ${isPss ? 'RSASSA-PSS with these parameters' : 'this signature algorithm'} and refuse the certificate. Have it issued again with sha256WithRSAEncryption or ecdsa-with-SHA256.`,
      };
    }
  },
});
