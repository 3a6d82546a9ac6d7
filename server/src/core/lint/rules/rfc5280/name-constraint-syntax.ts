import type { GeneralName } from '../../../x509/generalName';
import { defineExtensionRule } from '../../extensionRule';
import { labelFault } from '../../hostNameSyntax';
import { atNode, RFC_5280 } from '../../rule';

export const rule = defineExtensionRule({
  kind: 'nameConstraints',
  severity: 'error',
  title: 'a name constraint that matches nothing',
  why: 'Each form of name has its own way to write a constraint. One that is written otherwise matches no name, so that everything is refused, or nothing is.',
  fix: 'Have it issued again: hosts as `example.test` (its subdomains are meant, too), addresses with a mask, URIs as the host only.',
  citations: [RFC_5280('§4.2.1.10')],
  *check({ permitted, excluded }) {
    for (const { base } of [...permitted, ...excluded]) {
      const fault = faultOf(base);
      if (fault !== undefined) {
        yield {
          place: atNode(base.node),
          message: `This name constraint ${fault}, so programs refuse the chain or apply it to nothing. Have it issued again.`,
        };
      }
    }
  },
});

function faultOf(base: GeneralName): string | undefined {
  switch (base.kind) {
    case 'iPAddress': {
      const [, mask] = base.address?.split('/') ?? [];
      return base.address === undefined
        ? undefined
        : mask === undefined
          ? `is the address ${base.address} without a mask, for one host that is /32 or /128`
          : /\D/.test(mask)
            ? `has the mask ${mask}, whose ones are not all in front`
            : undefined;
    }
    case 'dNSName': {
      const text = base.text?.text ?? '';
      return text.includes('*')
        ? `is "${text}", but a constraint has no wildcard: "${text.replace(/^\*\./, '')}" holds for subdomains, too`
        : undefined;
    }
    case 'uniformResourceIdentifier': {
      const text = base.text?.text ?? '';
      const host = text.replace(/^\./, '');
      return /[:/]/.test(text)
        ? `is "${text}", but constraints of URIs are the host only`
        : !host.includes('.') || labelFault(host) !== undefined
          ? `is "${text}", which is no full host name`
          : undefined;
    }
    default:
      return undefined;
  }
}
