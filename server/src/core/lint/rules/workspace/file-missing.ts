import { resolveUri } from '../../../resolveUri';
import { hasPlaceholder } from '../../../xml/template';
import { isConfig } from '../../placedConfigs';
import { definePlacedRule } from '../../placedIssuers';
import { atText } from '../../rule';

export const rule = definePlacedRule({
  severity: 'warning',
  title: 'a config file that is named and not there',
  why: 'The phone asks its server for the file, and goes on without what stands in it.',
  fix: 'Put the file beside the master config, correct its name, or take the name out.',
  citations: [{ source: 'JordanWhitehead/SpectraLinkConfigurationGenerator', section: '656aa684' }],
  *check(document) {
    if (!isConfig(document)) {
      return;
    }
    for (const { path, span, kind } of document.config.references) {
      const isVariable = /[[\]<>"|?*]/.test(path) || hasPlaceholder(path);
      const uri =
        kind === 'config' && !isVariable
          ? resolveUri(document.surroundings.uri, path.replace(/\\/g, '/'))
          : undefined;
      if (uri !== undefined && !/^https?:/i.test(uri) && !document.surroundings.mayExist(uri)) {
        yield {
          place: atText(span),
          message: `There is no file ${path} beside this config, so phones go on without what should stand in it. Put the file there, correct its name, or take it out.`,
        };
      }
    }
  },
});
