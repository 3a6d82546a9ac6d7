import { oidName } from '../../../der/oids';
import { encodingOf } from '../../../der/values';
import { sameBytes } from '../../../x509/sameName';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: ['certificate', 'certificateList'],
  severity: 'error',
  title: 'the two fields for the signature algorithm differ',
  why: 'The algorithm stands beside the signature and once more in what is signed, so that nobody can exchange it. Where the two differ programs have to refuse the object.',
  fix: 'Have it issued again.',
  citations: [RFC_5280('§4.1.1.2'), RFC_5280('§4.1.2.3'), RFC_5280('§5.1.1.2')],
  *check({ kind, signature, signatureAlgorithm }) {
    if (
      signature !== undefined &&
      signatureAlgorithm !== undefined &&
      !sameBytes(encodingOf(signature.node), encodingOf(signatureAlgorithm.node))
    ) {
      const [inner, outer] = [signature.oid, signatureAlgorithm.oid].map((oid) => oidName(oid) ?? oid);
      yield {
        place: atNode(signatureAlgorithm.node),
        message: `This ${kind === 'certificate' ? 'certificate' : 'CRL'} names ${inner === outer ? 'other parameters' : `${outer} as its signature algorithm`} here than in the signed part${inner === outer ? '' : `, which says ${inner}`}. Both have to be the same, so programs refuse it. Have it issued again.`,
        related: [{ place: atNode(signature.node), message: 'The algorithm in the signed part' }],
      };
    }
  },
});
