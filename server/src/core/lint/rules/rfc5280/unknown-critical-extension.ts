import { oidName } from '../../../der/oids';
import { nounOf } from '../../extensionRule';
import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'extension',
  severity: 'warning',
  title: 'a critical extension that is hardly known',
  why: 'A program that does not know a critical extension has to refuse the certificate, and few know this one.',
  fix: 'Have it issued again with the extension not critical, unless everything that uses the certificate knows it.',
  citations: [RFC_5280('§4.2'), RFC_5280('§5.2')],
  check({ extension, role }) {
    const { critical, value, oid } = extension;
    // A reader that knew the OID but not the value reports a problem of its own.
    return critical && value.kind === 'unknown' && oid !== '' && oidName(oid) === undefined
      ? [
          {
            place: atNode(extension.oidNode ?? extension.node),
            message: `The extension ${oid} is marked critical, and PhonePKI does not know it: programs that do not know it either have to refuse this ${nounOf(role)}. Have it issued again with the extension not critical.`,
          },
        ]
      : [];
  },
});
