import { fileNameOf } from '../../../fileNameOf';
import { isAnchor } from '../../certificateFacts';
import { SPECTRALINK_CERTIFICATES } from '../../phoneRule';
import { certificatesFor, givenCas, isConfig, type PlacedConfig, tlsServersIn } from '../../placedConfigs';
import { definePlacedRule, pathsAbove } from '../../placedIssuers';
import { atText, RFC_5280 } from '../../rule';

export const rule = definePlacedRule({
  severity: 'information',
  title: 'TLS to a server whose CA the phone is not given',
  why: 'A phone knows the public CAs of its software only; it refuses a server with a certificate of a private CA that no config gives it.',
  fix: 'Put the CA of the server into a certificate slot of the config.',
  citations: [SPECTRALINK_CERTIFICATES, RFC_5280('§6.1.1 (d)')],
  *check(document) {
    if (
      !document.surroundings.isComplete ||
      !isConfig(document) ||
      document.config.dialect.id !== 'ucsoftware' ||
      givenCas(document).length > 0
    ) {
      return;
    }
    for (const { name, span } of tlsServersIn(document)) {
      for (const server of certificatesFor(document, name)) {
        const paths = pathsAbove(document, server.certificate);
        const root = paths.map((path) => path.at(-1)).find((last) => last && isAnchor(last.certificate));
        if (root !== undefined && !paths.flat().some(({ entry }) => isGiven(document, entry.sha256))) {
          yield {
            place: atText(span),
            message: `The certificate of "${name}" in ${fileNameOf(server.entry.uri)} leads to "${root.entry.title}", and no config of the workspace gives the phones that CA. Unless it is one of those that come with their software, they refuse the server. Put the CA into a certificate slot, such as device.sec.TLS.customCaCert1.`,
            related: [{ entry: root.entry, message: 'The CA' }],
          };
          break;
        }
      }
    }
  },
});

function isGiven({ surroundings }: PlacedConfig, sha256: string): boolean {
  return surroundings.find('sha256', sha256).some(({ uri }) => surroundings.configOf(uri) !== undefined);
}
