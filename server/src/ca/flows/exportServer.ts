/** Exports for web servers: of a server's certificate, or of a CA whose clients get in. */

import { toUtf8 } from '../../core/der/strings';
import { nameText } from '../../core/describe/describeName';
import { altHosts } from '../../core/x509/altHosts';
import type { Certificate } from '../../core/x509/certificate';
import { findExtensionValue } from '../../core/x509/extension';
import { commonName } from '../../core/x509/name';
import { toPem } from '../pem';
import type { Output } from '../stores/caStore';
import { join } from '../stores/fileStore';
import type { ExportDraft, ExportPlan } from './exportDraft';
import { exportDer, exportPkcs12, pemOf, trustedBy, wholeChain } from './exportFiles';
import { apacheClients, apacheServer, iisClients, iisServer, nginxClients, nginxServer } from './webServers';

const SNIPPETS = {
  nginx: { title: 'nginx', ending: '-nginx.conf', server: nginxServer, clients: nginxClients },
  apache: { title: 'Apache', ending: '-apache.conf', server: apacheServer, clients: apacheClients },
} as const;

/** Certificate with chain, key and configuration; of a CA the list of whom to trust, and the configuration. */
export function exportForServer(
  plan: ExportPlan,
  server: 'nginx' | 'apache',
  isAuthority: boolean,
): ExportDraft {
  return isAuthority ? forClients(plan, server) : forItself(plan, server);
}

function forItself(plan: ExportPlan, server: 'nginx' | 'apache'): ExportDraft {
  const { title, ending, server: write } = SNIPPETS[server];
  const { material, folder, name, port } = plan;
  const at = (suffix: string) => join(folder, `${name}${suffix}`);
  const [chain, key, config] = [at('-fullchain.pem'), at('-key.pem'), at(ending)];
  const hosts = hostsOf(material.certificate);
  const subject = nameText(material.certificate.subject);
  const text = write({ subject, hosts, port, chain, key });
  return {
    title: `Certificate for ${title}`,
    rows: [
      { label: 'Names of the server', value: hosts.join(', ') || 'none' },
      { label: 'Port', value: `${port}` },
    ],
    warnings: [
      ...(hosts.length === 0
        ? ['The certificate names no server: programs of today will not accept it for any.']
        : []),
      ...purposeWarnings(material.certificate),
      `The private key is not encrypted, as ${title} asks for no pass phrase when it starts: let nobody but ${title} read it.`,
    ],
    files: [key, chain, config],
    async make({ pkcs8 }) {
      const outputs: readonly Output[] = [
        { uri: key, octets: toUtf8(toPem('PRIVATE KEY', await pkcs8())), access: 'secret' },
        { uri: chain, octets: toUtf8(pemOf(withoutRoot(plan))), access: 'public' },
        { uri: config, octets: toUtf8(text), access: 'public' },
      ];
      return { outputs, texts: [] };
    },
  };
}

function forClients(plan: ExportPlan, server: 'nginx' | 'apache'): ExportDraft {
  const { title, ending, clients: write } = SNIPPETS[server];
  const { material, folder, name } = plan;
  const trusted = trustedBy(material, true);
  const [list, config] = [join(folder, `${name}-clients.pem`), join(folder, `${name}${ending}`)];
  const subject = nameText(material.certificate.subject);
  const text = write({ subject, trusted: list, depth: trusted.length });
  return {
    title: `CA for ${title}`,
    rows: [{ label: 'Clients of', value: trusted.map((each) => nameText(each.subject)).join('; ') }],
    warnings: [],
    files: [list, config],
    make: async () => ({
      outputs: [
        { uri: list, octets: toUtf8(pemOf(trusted)), access: 'public' },
        { uri: config, octets: toUtf8(text), access: 'public' },
      ],
      texts: [],
    }),
  };
}

/** A PFX file with what to do in PowerShell; of a CA the certificate alone. */
export function exportForIis(plan: ExportPlan, isAuthority: boolean): ExportDraft {
  const { material, port } = plan;
  const subject = nameText(material.certificate.subject);
  const draft = isAuthority ? exportDer(plan, '.cer') : exportPkcs12(plan, '.pfx');
  const [uri = ''] = draft.files;
  const text = isAuthority ? iisClients(subject, uri) : iisServer(subject, uri, port);
  return {
    ...draft,
    title: isAuthority ? 'CA for IIS' : 'Certificate for IIS',
    warnings: isAuthority ? [] : [...draft.warnings, ...purposeWarnings(material.certificate)],
    async make(making) {
      const { outputs } = await draft.make(making);
      return { outputs, texts: [{ title: 'PowerShell for IIS', languageId: 'powershell', text }] };
    },
  };
}

/** Servers send what is between their certificate and the root; clients have the root. */
function withoutRoot({ material }: ExportPlan): readonly Certificate[] {
  const chain = wholeChain(material);
  return material.isComplete && chain.length > 1 ? chain.slice(0, -1) : chain;
}

/** DNS names and addresses; the common name where there are none and it is a host. */
function hostsOf({ subject, extensions }: Certificate): readonly string[] {
  const hosts = altHosts(extensions);
  const common = subject && commonName(subject);
  const isHost = common !== undefined && /^[a-z0-9*-]+(\.[a-z0-9-]+)+$/i.test(common);
  return hosts.length === 0 && isHost ? [common] : [...new Set(hosts)];
}

const SERVER_AUTH = '1.3.6.1.5.5.7.3.1';
const ANY_PURPOSE = '2.5.29.37.0';

function purposeWarnings({ extensions }: Certificate): readonly string[] {
  const usage = findExtensionValue(extensions, 'extKeyUsage');
  const fits =
    usage === undefined || usage.purposes.some(({ oid }) => oid === SERVER_AUTH || oid === ANY_PURPOSE);
  return fits
    ? []
    : [
        'The certificate is not for servers (extended key usage without serverAuth): clients will refuse it. Issue one with the profile provisioning-server.',
      ];
}
