import { INNOVAPHONE } from '../../phoneRule';
import { atNode, defineRule, type Place, WHOLE } from '../../rule';

const WHY =
  'Innovaphone devices do not look at revocation lists, so a revoked certificate is accepted until it expires.';

/** cRLDistributionPoints and freshestCRL. */
const POINTERS: ReadonlySet<string> = new Set(['2.5.29.31', '2.5.29.46']);

export const rule = defineRule({
  appliesTo: ['certificateList', 'certificate'],
  severity: 'information',
  onlyFor: ['innovaphone'],
  title: 'revocation, which innovaphone devices ignore',
  why: `${WHY} Who may register is told by the PBX, not by the certificate.`,
  fix: 'To shut a device out, remove its Device entry from the PBX object; issue certificates for a short time.',
  citations: [INNOVAPHONE('Revoke List')],
  *check(object) {
    const place: Place | undefined =
      object.kind === 'certificateList'
        ? object.thisUpdate === undefined
          ? WHOLE
          : atNode(object.thisUpdate.node)
        : placeOfPointer(object.extensions);
    if (place !== undefined) {
      yield {
        place,
        message:
          object.kind === 'certificateList'
            ? `${WHY} To shut a device out, remove its Device entry from the PBX object.`
            : `This says where revocations are published. ${WHY} To shut a device out, remove its Device entry from the PBX object.`,
      };
    }
  },
});

function placeOfPointer(
  extensions: readonly { readonly oid: string; readonly node: Parameters<typeof atNode>[0] }[],
) {
  const found = extensions.find(({ oid }) => POINTERS.has(oid));
  return found && atNode(found.node);
}
