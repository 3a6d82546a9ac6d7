/** Why a config has no place for a certificate, where that is so; a whole sentence. */
import type { PhoneConfig } from '../phoneConfig';

export function noSlotsReason({ dialect, kind }: PhoneConfig): string {
  if (kind === 'master' || kind === 'directory') {
    return 'This file names other files or people; certificates stand in one of the files with parameters. Open that one.';
  }
  if (kind === 'server') {
    return 'This file is for the provisioning server; phones get their certificates by update scripts. Open or make one.';
  }
  switch (dialect.id) {
    case 'ciscoSep':
      return 'These phones get their certificates from the call manager, by CAPF and CTL, and none from this file.';
    case 'yealink':
      return 'These phones load certificates from URLs, such as the one in static.trusted_certificates.url. Put the file there.';
    default:
      return `No document of the maker says how certificates of ${dialect.title} are written into this file. Put one in by hand that the phone takes; it can then be replaced in the same notation.`;
  }
}
