import { knownValue } from '../../../phone/phoneConfig';
import { definePhoneRule, SPECTRALINK_CUSTOM } from '../../phoneRule';
import { atText } from '../../rule';

const PLAIN: Readonly<Record<string, string>> = {
  FTP: 'FTP',
  0: 'FTP',
  TFTP: 'TFTP',
  1: 'TFTP',
  HTTP: 'HTTP',
  2: 'HTTP',
};
const URL_ITEM =
  /^(?:device\.prov\.serverName|static\.auto_provision\.server\.url|setting_server|prov_url|P237|static\.(?:trusted|server)_certificates\.url)$/;

export const rule = definePhoneRule({
  severity: 'warning',
  title: 'provisioning without protection',
  why: 'Whoever is on the way can read the passwords in the file, and give the phone another one.',
  fix: 'Provision by HTTPS, with the certificate of your CA on the phone.',
  citations: [SPECTRALINK_CUSTOM('introduction')],
  *check({ config }) {
    for (const item of config.items) {
      const isType = item.name === 'device.prov.serverType';
      if (!isType && !URL_ITEM.test(item.name)) {
        continue;
      }
      const value = knownValue(config, item) ?? '';
      const scheme = /^(ftp|tftp|http):\/\//i.exec(value)?.[1]?.toUpperCase();
      const plain = isType ? PLAIN[value] : scheme;
      if (plain !== undefined) {
        yield {
          place: atText(item.valueSpan),
          message: `With ${plain} whoever is on the way can read this phone's files and put others in their place. Provision by HTTPS.`,
        };
      }
    }
  },
});
