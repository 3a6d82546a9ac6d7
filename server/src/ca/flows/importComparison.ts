/** What a CA made of a request: what it left out, put in and changed. */
import type { RequestedChange } from '../../core/caProtocol';
import { nameText } from '../../core/describe/describeName';
import { generalNameText } from '../../core/describe/generalNameText';
import type { Certificate } from '../../core/x509/certificate';
import type { CertificateRequest } from '../../core/x509/certificateRequest';
import { type Extension, findExtensionValue } from '../../core/x509/extension';
import { sameName } from '../../core/x509/sameName';

/** Alternative names first: without them servers are not found. */
export function compareWithRequest(
  request: CertificateRequest,
  certificate: Certificate,
): readonly RequestedChange[] {
  return [
    ...altNames(request, certificate),
    ...subjects(request, certificate),
    ...others(request, certificate),
  ];
}

/** Alternative names that were asked for and are not there. */
export function lostNames(request: CertificateRequest, certificate: Certificate): readonly string[] {
  const given = namesOf(certificate.extensions);
  return namesOf(request.extensions).filter((name) => !given.includes(name));
}

function namesOf(extensions: readonly Extension[]): readonly string[] {
  return (findExtensionValue(extensions, 'subjectAltName')?.names ?? []).map(generalNameText);
}

function altNames(request: CertificateRequest, certificate: Certificate): readonly RequestedChange[] {
  const asked = namesOf(request.extensions);
  const given = namesOf(certificate.extensions);
  return [
    ...asked.map((what): RequestedChange => {
      const isKept = given.includes(what);
      return isKept
        ? { kind: 'kept', what, why: 'as requested' }
        : { kind: 'dropped', what, why: 'the CA left it out' };
    }),
    ...given
      .filter((what) => !asked.includes(what))
      .map((what): RequestedChange => ({ kind: 'added', what, why: 'the CA put it in' })),
  ];
}

function subjects(request: CertificateRequest, certificate: Certificate): readonly RequestedChange[] {
  const { subject: asked } = request;
  const { subject: given } = certificate;
  const isSame = asked !== undefined && given !== undefined && sameName(asked, given);
  const what = `Subject ${nameText(given)}`;
  return [
    isSame
      ? { kind: 'kept', what, why: 'as requested' }
      : { kind: 'changed', what, why: `in place of ${nameText(asked)}` },
  ];
}

type Listed = 'keyUsage' | 'extKeyUsage';
const TITLES: Readonly<Record<Listed, string>> = {
  keyUsage: 'Key usage',
  extKeyUsage: 'Extended key usage',
};

function others(request: CertificateRequest, certificate: Certificate): readonly RequestedChange[] {
  const listed = (['keyUsage', 'extKeyUsage'] as const).flatMap((kind): readonly RequestedChange[] => {
    const asked = listOf(kind, request.extensions);
    const given = listOf(kind, certificate.extensions);
    if (asked === undefined || asked === given) {
      return [];
    }
    const why = `in place of ${asked}`;
    return [
      given === undefined
        ? { kind: 'dropped', what: `${TITLES[kind]} ${asked}`, why: 'the CA left it out' }
        : { kind: 'changed', what: `${TITLES[kind]} ${given}`, why },
    ];
  });
  const present = new Set(certificate.extensions.map(({ oid }) => oid));
  const dropped = request.extensions
    .filter(({ oid, value }) => !present.has(oid) && !KNOWN.has(value.kind))
    .map(
      ({ name }): RequestedChange => ({
        kind: 'dropped',
        what: `Extension ${name}`,
        why: 'the CA left it out',
      }),
    );
  return [...listed, ...dropped];
}

const KNOWN: ReadonlySet<string> = new Set(['subjectAltName', 'keyUsage', 'extKeyUsage']);

function listOf(kind: Listed, extensions: readonly Extension[]): string | undefined {
  return kind === 'keyUsage'
    ? findExtensionValue(extensions, 'keyUsage')?.usages.join(', ')
    : findExtensionValue(extensions, 'extKeyUsage')
        ?.purposes.map(({ name }) => name)
        .join(', ');
}
