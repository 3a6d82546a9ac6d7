import { fileNameOf } from '../../../fileNameOf';
import type { PlacedCertificate } from '../../../workspace/surroundings';
import { commonName } from '../../../x509/name';
import { SPECTRALINK_CUSTOM } from '../../phoneRule';
import {
  certificatesFor,
  givenCas,
  hostsText,
  isConfig,
  type PlacedConfig,
  serversIssuedBy,
  tlsServersIn,
} from '../../placedConfigs';
import { definePlacedRule } from '../../placedIssuers';
import { atText, type Finding } from '../../rule';

export const rule = definePlacedRule({
  severity: 'warning',
  title: 'a provisioning server that its certificate does not name',
  why: 'Phones compare the name of their provisioning server with the certificate that it shows, Spectralink handsets letter by letter with the common name, and load nothing when it differs.',
  fix: 'Have the server certificate issued for the name in the config, or write the name of the certificate into the config.',
  citations: [SPECTRALINK_CUSTOM('Issuing Certificates, warning'), { source: 'RFC 9525', section: '§6.1' }],
  *check(document) {
    if (!isConfig(document)) {
      return;
    }
    for (const { name, span } of tlsServersIn(document)) {
      const found = faultOf(document, name);
      if (found !== undefined) {
        yield { ...found, place: atText(span) };
      }
    }
  },
});

function faultOf(document: PlacedConfig, name: string): Omit<Finding, 'place'> | undefined {
  const matching = certificatesFor(document, name);
  const [first] = matching;
  if (first === undefined) {
    return withoutCertificate(document, name);
  }
  const isExact = matching.some(
    ({ certificate }) => certificate.subject && commonName(certificate.subject) === name,
  );
  return document.config.dialect.id !== 'ucsoftware' || isExact
    ? undefined
    : {
        severity: 'error',
        message: `The handset compares "${name}" letter by letter with the common name of the server's certificate, and that in ${fileNameOf(first.entry.uri)} has another one (${first.entry.title}). Have it issued with exactly this name as common name, or write that name here.`,
        related: [{ entry: first.entry, message: 'The certificate of the server' }],
      };
}

/** The workspace may have nothing of a server; but where its CA is given, that CA's certificates are those that count. */
function withoutCertificate(document: PlacedConfig, name: string): Omit<Finding, 'place'> | undefined {
  const servers = document.surroundings.isComplete ? someServers(document) : [];
  const others = servers.slice(0, MANY).map(({ entry }) => `${hostsText(entry)} (${fileNameOf(entry.uri)})`);
  return others.length === 0
    ? undefined
    : {
        message: `No certificate of the workspace is for the server "${name}"; the CA in this config issued ${servers.length === 1 ? 'one' : 'some'} for ${others.join('; ')}. Phones load nothing from a server whose certificate has another name: have it issued for "${name}", or write the name of the certificate here.`,
        related: servers
          .slice(0, MANY)
          .map(({ entry }) => ({ entry, message: 'A server certificate of that CA' })),
      };
}

const MANY = 3;

/** Of the given CAs, no more than are named and one. */
function someServers(document: PlacedConfig): readonly PlacedCertificate[] {
  const found = new Map<string, PlacedCertificate>();
  for (const { certificate } of givenCas(document)) {
    for (const server of serversIssuedBy(document, certificate)) {
      if (!found.has(server.entry.sha256)) {
        found.set(server.entry.sha256, server);
      }
      if (found.size > MANY) {
        return [...found.values()];
      }
    }
  }
  return [...found.values()];
}
