import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificateList',
  severity: 'error',
  title: 'a CRL with extensions is not version 2',
  why: 'Only version 2 has extensions; programs refuse the CRL, or pass over them and take a partial list for the whole.',
  fix: 'Have it issued again as version 2.',
  citations: [RFC_5280('§5.1.2.1')],
  *check({ version, versionNode, extensionsNode, revoked, node }) {
    const place = extensionsNode ?? revoked.find(({ extensions }) => extensions.length > 0)?.node;
    const isUnknown = version !== undefined && version > 2;
    if (isUnknown || (version === 1 && place !== undefined)) {
      yield {
        place: atNode(versionNode ?? place ?? node),
        message: `This CRL says that it is version ${version}, ${isUnknown ? 'which does not exist' : 'which has no extensions, but it has some'}; programs refuse it. Have it issued again as version 2.`,
      };
    }
  },
});
