import { RFC } from '../../citations';
import { INNOVAPHONE } from '../../phoneRule';
import { atNode, defineRule } from '../../rule';

export const rule = defineRule({
  appliesTo: 'certificateRequest',
  severity: 'error',
  title: 'a version of requests that does not exist',
  why: 'There is version 1 only, written as 0; CAs refuse any other.',
  fix: 'Make the request again with another program.',
  citations: [RFC(2986, '§4.1'), INNOVAPHONE('Signing requests types')],
  *check({ version, versionNode }) {
    if (version !== undefined && version !== 1 && versionNode !== undefined) {
      yield {
        place: atNode(versionNode),
        message: `This request says that it is version ${version}. There is version 1 only, written as 0, and CAs refuse any other. Make it again with another program.`,
      };
    }
  },
});
