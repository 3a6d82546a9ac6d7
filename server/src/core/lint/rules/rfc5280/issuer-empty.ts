import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: ['certificate', 'certificateList'],
  severity: 'error',
  title: 'the issuer has no name',
  why: 'The way to the certificate of the CA goes by the name of the issuer; without one no chain can be built.',
  fix: 'Give the CA a name, and have the object issued again.',
  citations: [RFC_5280('§4.1.2.4'), RFC_5280('§5.1.2.3')],
  *check({ kind, issuer }) {
    if (issuer?.rdns.length === 0) {
      yield {
        place: atNode(issuer.node),
        message: `The issuer of this ${kind === 'certificate' ? 'certificate' : 'CRL'} is an empty name, so nobody finds the CA that signed it. Give the CA a name and have it issued again.`,
      };
    }
  },
});
