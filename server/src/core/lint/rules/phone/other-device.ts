import { macOf } from '../../../phone/phoneConfig';
import { isCa } from '../../certificateFacts';
import { certificatesIn } from '../../fileObjects';
import { definePhoneRule, SPECTRALINK_CERTIFICATES } from '../../phoneRule';
import { atNode, inBlock } from '../../rule';

const MAC = /(?:^|[^0-9a-f])([0-9a-f]{2}(?:[:-]?[0-9a-f]{2}){5})(?![0-9a-f])/i;

export const rule = definePhoneRule({
  severity: 'warning',
  title: 'a device certificate of another device',
  why: 'The file is that of one device by the MAC address in its name, and the certificate in it names another one: it would log in as that one.',
  fix: 'Put the certificate of this device here.',
  citations: [SPECTRALINK_CERTIFICATES],
  *check(subject) {
    const mac = macOf(subject.config.fileName)?.toLowerCase();
    // The file of a master config for all devices.
    if (mac === undefined || mac === '000000000000') {
      return;
    }
    for (const { block, certificate } of certificatesIn(subject)) {
      for (const { value, node } of isCa(certificate) ? [] : (certificate.subject?.rdns.flat() ?? [])) {
        const named = macIn(value?.text ?? '', mac);
        if (named !== undefined && named !== mac) {
          yield {
            place: inBlock(block, atNode(node)),
            message: `This file is for the device ${mac}, and this certificate is that of ${named}: the device would log in as another one. Put its own certificate here.`,
          };
          break;
        }
      }
    }
  },
});

/** Twelve digits are a telephone number, unless they begin as the addresses of this manufacturer do. */
function macIn(text: string, own: string): string | undefined {
  const [, found = ''] = MAC.exec(text) ?? [];
  const mac = found.replace(/[:-]/g, '').toLowerCase();
  const isNumber = /^\d+$/.test(found) && mac.slice(0, OUI_LENGTH) !== own.slice(0, OUI_LENGTH);
  return mac === '' || isNumber ? undefined : mac;
}

/** Of the manufacturer's part. */
const OUI_LENGTH = 6;
