/** Who and what a certificate is for: from a request, a profile and a person's wishes, with everything that differs said aloud. */
import type { NamePart, RequestedChange } from '../../core/caProtocol';
import { encodingOf, Tag } from '../../core/der/values';
import { objectIdentifier, sequence, setOf, utf8String } from '../../core/der/writeDer';
import { nameText } from '../../core/describe/describeName';
import type { CertificateRequest } from '../../core/x509/certificateRequest';
import type { Extension } from '../../core/x509/extension';
import type { GeneralName } from '../../core/x509/generalName';
import { commonName, type Name } from '../../core/x509/name';
import { CaError } from '../caError';
import type { Profile } from '../profiles/profile';
import { type AltName, altNameOf, altNameText, readAltName } from '../x509/altNames';
import { writeName } from '../x509/distinguishedName';

export interface SubjectWishes {
  readonly subject?: readonly NamePart[] | undefined;
  /** In place of those of the request. */
  readonly altNames?: readonly string[] | undefined;
}

export interface SubjectPlan {
  /** DER. */
  readonly subject: Uint8Array;
  readonly hasEmptySubject: boolean;
  readonly altNames: readonly AltName[];
  /** Alternative names first. */
  readonly changes: readonly RequestedChange[];
  readonly commonName: string | undefined;
}

export function planSubject(
  profile: Profile,
  wishes: SubjectWishes,
  request: CertificateRequest | undefined,
): SubjectPlan {
  const changes: RequestedChange[] = [];
  const name = planName(profile, wishes, request, changes);
  const names = planAltNames(profile, wishes, request, name.commonName);
  if (profile.altNames.required && names.altNames.length === 0) {
    throw new CaError(
      `Nothing was issued: the profile ${profile.name} wants at least one alternative name (a DNS name or an IP address), and there is none.`,
    );
  }
  if (name.hasEmptySubject && names.altNames.length === 0) {
    throw new CaError('Nothing was issued: there is neither a subject nor an alternative name.');
  }
  const extensions = request === undefined ? [] : extensionChanges(profile, request);
  return {
    ...name,
    altNames: names.altNames,
    changes: [...names.changes, ...changes, ...extensions],
  };
}

interface NamePlan {
  readonly subject: Uint8Array;
  readonly hasEmptySubject: boolean;
  readonly commonName: string | undefined;
}

function planName(
  profile: Profile,
  { subject }: SubjectWishes,
  request: CertificateRequest | undefined,
  changes: RequestedChange[],
): NamePlan {
  const asked = request?.subject;
  if (subject === undefined && asked !== undefined) {
    const isClean = asked.rdns.flat().every(({ valueNode }) => MODERN.has(valueNode?.tag ?? -1));
    const what = `Subject ${nameText(asked)}`;
    changes.push(
      isClean
        ? { kind: 'kept', what, why: 'as requested' }
        : { kind: 'changed', what, why: 'written in UTF-8, as RFC 5280 §4.1.2.4 wants it' },
    );
    return {
      subject: isClean ? encodingOf(asked.node) : inUtf8(asked),
      hasEmptySubject: asked.rdns.length === 0,
      commonName: commonName(asked),
    };
  }
  const parts = subject ?? profile.subject;
  const text = parts.map(({ type, value }) => `${type}=${value}`).join(', ');
  if (asked !== undefined) {
    changes.push({ kind: 'changed', what: `Subject ${text}`, why: `in place of ${nameText(asked)}` });
  }
  return {
    subject: writeName(parts),
    hasEmptySubject: parts.length === 0,
    commonName: parts.findLast(({ type }) => type === 'CN')?.value.trim(),
  };
}

/** String types that RFC 5280 §4.1.2.4 lets new certificates have. */
const MODERN: ReadonlySet<number> = new Set([Tag.utf8String, Tag.printableString, Tag.ia5String]);

function inUtf8(name: Name): Uint8Array {
  return sequence(
    ...name.rdns.map((rdn) =>
      setOf(
        ...rdn.map(({ node, type, value, valueNode }) =>
          value === undefined || MODERN.has(valueNode?.tag ?? -1)
            ? encodingOf(node)
            : sequence(objectIdentifier(type), utf8String(value.text)),
        ),
      ),
    ),
  );
}

interface AltNamePlan {
  readonly altNames: readonly AltName[];
  readonly changes: readonly RequestedChange[];
}

function planAltNames(
  profile: Profile,
  wishes: SubjectWishes,
  request: CertificateRequest | undefined,
  ownName: string | undefined,
): AltNamePlan {
  const changes: RequestedChange[] = [];
  const asked = requestedAltNames(request);
  const granted = new Map<string, AltName>();
  const grant = (name: AltName, kind: RequestedChange['kind'], why: string) => {
    const text = altNameText(name);
    if (!granted.has(text)) {
      granted.set(text, name);
      const isWritten = name.given === undefined ? '' : ` (A-label or short form of ${name.given})`;
      changes.push({ kind, what: text, why: `${why}${isWritten}` });
    }
  };
  const wished = wishes.altNames?.map((text) => {
    const name = readAltName(text);
    if (name === undefined) {
      throw new CaError(
        `Nothing was made: "${text}" is no alternative name. Write DNS:host, IP:address, email:address or URI:address.`,
      );
    }
    return name;
  });
  const askedTexts = new Set(asked.map((name) => altNameTextOf(name)));
  if (wished === undefined && profile.altNames.fromRequest) {
    for (const name of asked) {
      const known = altNameOf(name);
      if (known !== undefined) {
        grant(known, 'kept', 'as requested');
      }
    }
  }
  for (const name of wished ?? []) {
    const isAsked = askedTexts.has(altNameText(name));
    grant(name, isAsked ? 'kept' : 'added', isAsked ? 'as requested' : 'as entered');
  }
  const fromName = ownName === undefined ? undefined : hostOf(ownName);
  if (profile.altNames.fromCommonName && fromName !== undefined) {
    grant(fromName, 'added', 'the common name: programs of today look at alternative names only');
  }
  for (const name of asked) {
    const text = altNameTextOf(name);
    if (!granted.has(text)) {
      const why = wished === undefined ? reasonToDrop(name, profile) : 'taken out';
      changes.push({ kind: 'dropped', what: text, why });
    }
  }
  return { altNames: [...granted.values()], changes };
}

function requestedAltNames(request: CertificateRequest | undefined): readonly GeneralName[] {
  return (request?.extensions ?? []).flatMap(({ value }) =>
    value.kind === 'subjectAltName' ? value.names : [],
  );
}

function altNameTextOf(name: GeneralName): string {
  const known = altNameOf(name);
  return known === undefined ? `a name of the form ${name.kind}` : altNameText(known);
}

function reasonToDrop(name: GeneralName, profile: Profile): string {
  return altNameOf(name) === undefined
    ? 'not a DNS name, IP address, e-mail address or URI that can be issued'
    : `the profile ${profile.name} grants no requested names`;
}

/** A common name that is a host name or an address. */
function hostOf(name: string): AltName | undefined {
  const read = /\s/.test(name) ? undefined : readAltName(name);
  const isHost = read?.kind === 'IP' || (read?.kind === 'DNS' && read.value.includes('.'));
  return isHost ? read : undefined;
}

/** What a request asks for beyond names: the profile decides, and says so. */
function extensionChanges(profile: Profile, request: CertificateRequest): readonly RequestedChange[] {
  const changes: RequestedChange[] = [];
  for (const extension of request.extensions) {
    const change = changeOf(profile, extension);
    if (change !== undefined) {
      changes.push(change);
    }
  }
  for (const { value, name } of request.attributes) {
    if (value.kind !== 'extensionRequest') {
      changes.push({
        kind: 'dropped',
        what: `Attribute ${name}`,
        why: 'speaks to the CA, not to readers of the certificate',
      });
    }
  }
  return changes;
}

function changeOf(profile: Profile, { value, name }: Extension): RequestedChange | undefined {
  switch (value.kind) {
    case 'subjectAltName':
      return undefined;
    case 'keyUsage':
      return compared('Key usage', value.usages, profile.keyUsage, profile);
    case 'extKeyUsage':
      return compared(
        'Extended key usage',
        value.purposes.map((purpose) => purpose.name),
        profile.extendedKeyUsage,
        profile,
      );
    case 'basicConstraints': {
      const isCa = profile.kind === 'root' || profile.kind === 'intermediate';
      return value.ca && !isCa
        ? { kind: 'dropped', what: 'To be a CA', why: `the profile ${profile.name} makes no CAs` }
        : undefined;
    }
    case 'subjectKeyIdentifier':
      return undefined;
    default:
      return {
        kind: 'dropped',
        what: `Extension ${name}`,
        why: `the profile ${profile.name} does not have it`,
      };
  }
}

function compared(
  what: string,
  asked: readonly string[],
  given: readonly string[],
  profile: Profile,
): RequestedChange {
  const isSame = asked.length === given.length && asked.every((each) => given.includes(each));
  return isSame
    ? { kind: 'kept', what: `${what} ${asked.join(', ')}`, why: 'as requested' }
    : {
        kind: 'changed',
        what: `${what} ${given.join(', ') || 'none'}`,
        why: `the profile ${profile.name} in place of ${asked.join(', ') || 'none'}`,
      };
}
