import { isAnchor } from '../../certificateFacts';
import { BASELINE } from '../../citations';
import { atNode, defineRule } from '../../rule';

/** 64 random bits come out as short as this once in 16 million certificates. */
const COUNTED = 5;

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'warning',
  onlyFor: ['web'],
  title: 'a short serial number',
  why: 'A serial number that counts up can be guessed, which once let a certificate be forged; and two CAs of the same name soon use the same one, so that programs take one certificate for the other.',
  fix: 'Have the CA draw serial numbers at random (`openssl x509 -CAcreateserial`, `openssl ca -rand_serial`).',
  citations: [BASELINE('§7.1')],
  *check(certificate) {
    const node = certificate.serialNumber?.node;
    const length = node === undefined ? Number.POSITIVE_INFINITY : node.contentEnd - node.contentStart;
    if (node !== undefined && length <= COUNTED && !isAnchor(certificate)) {
      yield {
        place: atNode(node),
        message: `The serial number of this certificate has ${length === 1 ? 'one octet' : `${length} octets`}, as a counter gives; for certificates that browsers trust it has to hold 64 random bits. Have the CA draw serial numbers at random.`,
      };
    }
  },
});
