import { atNode, defineRule, RFC_5280 } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificate',
  severity: 'error',
  title: 'a version of certificates that does not exist',
  why: 'There are versions 1, 2 and 3; programs refuse any other.',
  fix: 'Have it issued again as version 3.',
  citations: [RFC_5280('§4.1.2.1')],
  *check({ version, versionNode }) {
    if (version !== undefined && versionNode !== undefined && ![1, 2, 3].includes(version)) {
      yield {
        place: atNode(versionNode),
        message: `This certificate says that it is version ${version}. There are versions 1 to 3, written as 0 to 2, and programs refuse any other. Have it issued again as version 3.`,
      };
    }
  },
});
