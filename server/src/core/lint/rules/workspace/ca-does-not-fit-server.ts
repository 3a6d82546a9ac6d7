import { fileNameOf } from '../../../fileNameOf';
import { SPECTRALINK_CERTIFICATES } from '../../phoneRule';
import { certificatesFor, givenCas, isConfig, isTrusted, tlsServersIn } from '../../placedConfigs';
import { definePlacedRule } from '../../placedIssuers';
import { atNode, inBlock, RFC_5280 } from '../../rule';

export const rule = definePlacedRule({
  severity: 'warning',
  title: 'a CA that did not issue the certificate of the server',
  why: 'The phone trusts the CA that it is given, and refuses a server whose certificate comes from another one.',
  fix: 'Put the CA into the config that issued the certificate of the server.',
  citations: [SPECTRALINK_CERTIFICATES, RFC_5280('§6.1.1 (d)')],
  *check(document) {
    const given = isConfig(document) ? givenCas(document) : [];
    const [first] = given;
    if (first === undefined || !isConfig(document)) {
      return;
    }
    const anchors = given.map(({ certificate }) => certificate);
    for (const { name } of tlsServersIn(document)) {
      const servers = certificatesFor(document, name);
      const [server] = servers;
      if (server !== undefined && !servers.some((each) => isTrusted(document, each, anchors))) {
        yield {
          place: inBlock(first.block, atNode(first.certificate.subject?.node ?? first.certificate.node)),
          message: `The phone is given this CA, but the certificate of its server "${name}" in ${fileNameOf(server.entry.uri)} was issued by ${server.entry.issuer === undefined ? 'another one' : `"${server.entry.issuer}"`}, so it refuses the server. Put the CA here that issued the certificate of the server.`,
          related: [{ entry: server.entry, message: 'The certificate of the server' }],
        };
        return;
      }
    }
  },
});
