import { fileNameOf } from '../../../fileNameOf';
import { isServerCertificate } from '../../certificateFacts';
import { OPTIPOINT_SECURE } from '../../phoneRule';
import { givenCas, isConfig, isTrusted } from '../../placedConfigs';
import { definePlacedRule } from '../../placedIssuers';
import { atNode, inBlock } from '../../rule';

export const rule = definePlacedRule({
  severity: 'warning',
  title: 'a RADIUS CA that did not issue the certificate of the RADIUS server',
  why: 'The phone checks the certificate of the RADIUS server against this CA and does not get into the network when another one issued it.',
  fix: 'Put the CA here that issued the certificate of the RADIUS server.',
  citations: [OPTIPOINT_SECURE('§1.2'), { source: 'RFC 5216', section: '§5.3' }],
  *check(document) {
    if (!isConfig(document)) {
      return;
    }
    const given = givenCas(document).filter(({ item }) => /^radius-server-ca\d*$/.test(item.name));
    const [first] = given;
    const servers = document.surroundings.find('service', first && 'radius').flatMap((entry) => {
      const certificate = document.surroundings.decode(entry);
      return certificate?.kind === 'certificate' && isServerCertificate(certificate)
        ? { entry, certificate }
        : [];
    });
    const [server] = servers;
    const anchors = given.map(({ certificate }) => certificate);
    if (
      first !== undefined &&
      server !== undefined &&
      !servers.some((each) => isTrusted(document, each, anchors))
    ) {
      yield {
        place: inBlock(first.block, atNode(first.certificate.subject?.node ?? first.certificate.node)),
        message: `This CA did not issue the certificate of the RADIUS server in ${fileNameOf(server.entry.uri)}${server.entry.issuer === undefined ? '' : `, "${server.entry.issuer}" did`}: phones refuse the server and do not get into the network. Put the CA here that issued it.`,
        related: servers
          .slice(0, 3)
          .map(({ entry }) => ({ entry, message: 'A certificate of a RADIUS server' })),
      };
    }
  },
});
