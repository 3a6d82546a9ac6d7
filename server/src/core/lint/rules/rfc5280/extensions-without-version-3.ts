import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'error',
  title: 'a certificate with extensions is not version 3',
  why: 'Only version 3 has extensions. Programs either refuse the certificate, or pass over its extensions and with them its limits.',
  fix: 'Have it issued again as version 3.',
  citations: [RFC_5280('§4.1.2.1'), RFC_5280('§4.1.2.9')],
  *check({ version, versionNode, extensionsNode }) {
    if (extensionsNode !== undefined && (version === 1 || version === 2)) {
      yield {
        place: atNode(versionNode ?? extensionsNode),
        message: `This certificate has extensions but says that it is version ${version}, which has none: some programs refuse it, others pass over the extensions. Have it issued again as version 3.`,
      };
    }
  },
});
