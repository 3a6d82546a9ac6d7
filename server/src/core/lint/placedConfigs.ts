/** Phone configs, and the certificates of the workspace that belong to the servers that they name. */

import { isForHost } from '../chain/hostNames';
import { contentOf, toHex } from '../der/values';
import type { Block } from '../encoding/encoded';
import { knownValue, type PhoneConfig, type PhoneItem } from '../phone/phoneConfig';
import { type ServerName, serverNamesIn } from '../phone/serverNames';
import type { IndexEntry } from '../workspace/indexEntry';
import type { PlacedCertificate } from '../workspace/surroundings';
import type { Certificate } from '../x509/certificate';
import { findExtensionValue } from '../x509/extension';
import { isServerCertificate } from './certificateFacts';
import { issuingBetween, keyOfName } from './issuing';
import { filledSlots, firstByName } from './phoneRule';
import { pathsAbove } from './placedIssuers';
import type { PlacedDocumentSubject } from './subjects';

export interface PlacedConfig extends PlacedDocumentSubject {
  readonly config: PhoneConfig;
}

export function isConfig(document: PlacedDocumentSubject): document is PlacedConfig {
  return document.config !== undefined;
}

/** Servers that phones reach over TLS, as far as the config tells. */
export function tlsServersIn({ config }: PlacedConfig): readonly ServerName[] {
  const type = firstByName(config).get('device.prov.serverType');
  const isPlain = type !== undefined && !/^(?:HTTPS|FTPS|3|4)$/i.test(knownValue(config, type) ?? 'HTTPS');
  return serverNamesIn(config).filter(({ span }) => {
    const scheme = /([a-z][a-z0-9+.-]*):\/\/[^/\s"']*$/i.exec(
      config.text.slice(Math.max(0, span.start - 100), span.start),
    );
    return scheme === null ? !isPlain : /^(?:https|ftps)$/i.test(scheme[1] ?? '');
  });
}

/** Certificates for a server of that name, each in its first place. */
export function certificatesFor(
  { surroundings }: PlacedDocumentSubject,
  host: string,
): readonly PlacedCertificate[] {
  const lower = host.toLowerCase();
  const wildcard = lower.replace(/^[^.]+/, '*');
  const found = new Map<string, PlacedCertificate>();
  for (const entry of [...surroundings.find('host', lower), ...surroundings.find('host', wildcard)]) {
    const certificate = found.has(entry.sha256) ? undefined : surroundings.decode(entry);
    if (certificate?.kind === 'certificate' && isServerCertificate(certificate)) {
      found.set(entry.sha256, { entry, certificate });
    }
  }
  return [...found.values()].filter(
    ({ certificate }) => isForHost(certificate, host) || hasName(certificate, host),
  );
}

/** The common name counts for phones whatever alternative names there are. */
function hasName({ subject }: Certificate, host: string): boolean {
  return (subject?.rdns.flat() ?? []).some(
    ({ type, value }) => type === '2.5.4.3' && value?.text.toLowerCase() === host.toLowerCase(),
  );
}

/** A CA that the config gives its phone. */
export interface GivenCa {
  readonly item: PhoneItem;
  readonly block: Block;
  readonly certificate: Certificate;
}

export function givenCas(document: PlacedConfig): readonly GivenCa[] {
  return filledSlots(document).flatMap(({ item, slot, blocks }) =>
    slot.role !== 'ca'
      ? []
      : blocks.flatMap((block) => {
          const certificate = document.objectOf(block);
          return certificate.kind === 'certificate' ? { item, block, certificate } : [];
        }),
  );
}

/** One of the CAs, or the certificate itself, is in one of its chains. */
export function isTrusted(
  document: PlacedDocumentSubject,
  { certificate }: PlacedCertificate,
  anchors: readonly Certificate[],
): boolean {
  const keys = new Set(anchors.map(trustKey));
  if (
    keys.has(trustKey(certificate)) ||
    anchors.some((anchor) => issuingBetween(certificate, anchor).signature === 'good')
  ) {
    return true;
  }
  return pathsAbove(document, certificate)
    .flat()
    .some(
      (above) =>
        keys.has(trustKey(above.certificate)) ||
        anchors.some((anchor) => issuingBetween(above.certificate, anchor).signature === 'good'),
    );
}

/** An anchor is trusted for its name and key, so a renewed certificate of the same CA does as well. */
function trustKey({ subject, publicKey }: Certificate): string {
  const key =
    publicKey === undefined
      ? ''
      : String(publicKey.node.bytes.subarray(publicKey.node.start, publicKey.node.end));
  return `${keyOfName(subject)} ${key}`;
}

/**
 * Server certificates that a CA issued, or the CAs below it, as far as their signatures tell; some may come twice.
 * There may be thousands: whoever asks takes a few, and gets none where too many are of another key.
 */
export function* serversIssuedBy(
  document: PlacedDocumentSubject,
  authority: Certificate,
  depth = MAX_DEPTH,
): Generator<PlacedCertificate> {
  const { surroundings } = document;
  const key = keyOfName(authority.subject);
  const identifier = keyIdentifierOf(authority);
  let looked = 0;
  let tried = 0;
  for (const entry of surroundings.find('issuerKey', key === '' ? undefined : key)) {
    const isOther =
      identifier !== undefined &&
      entry.authorityKeyIdentifier !== undefined &&
      entry.authorityKeyIdentifier !== identifier;
    if (isOther) {
      continue;
    }
    if (++looked > MAX_LOOKED || tried >= MAX_TRIED) {
      return;
    }
    const certificate = surroundings.decode(entry);
    const isServer = certificate?.kind === 'certificate' && isServerCertificate(certificate);
    const isAuthority = entry.role === 'intermediate CA' && depth > 0;
    if (certificate?.kind !== 'certificate' || !(isServer || isAuthority)) {
      continue;
    }
    tried++;
    if (issuingBetween(certificate, authority).signature !== 'good') {
      continue;
    }
    if (isServer) {
      yield { entry, certificate };
    } else {
      yield* serversIssuedBy(document, certificate, depth - 1);
    }
  }
}

/** To decode a certificate takes a tenth of a millisecond. */
const MAX_LOOKED = 300;
/** Each signature takes about a millisecond, and a keystroke waits for them. */
const MAX_TRIED = 20;

function keyIdentifierOf({ extensions }: Certificate): string | undefined {
  const identifier = findExtensionValue(extensions, 'subjectKeyIdentifier')?.keyIdentifier;
  return identifier && toHex(contentOf(identifier));
}

/** CAs below each other. */
const MAX_DEPTH = 4;

/** The hosts of a certificate in a few words. */
export function hostsText({ hosts, title }: IndexEntry): string {
  const MANY = 3;
  const [first = title, ...rest] = hosts ?? [];
  const shown = [first, ...rest.slice(0, MANY - 1)].join(', ');
  return rest.length >= MANY ? `${shown} and ${rest.length - MANY + 1} more` : shown;
}
