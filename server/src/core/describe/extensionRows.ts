/** Extensions as rows of a description. */
import type { Extension } from '../x509/extension';
import type { DescriptionRow } from './description';
import { extensionLines } from './extensionText';
import { extensionTitle } from './extensionTitles';
import { linesRow } from './rows';

export function extensionRows(extensions: readonly Extension[]): readonly DescriptionRow[] {
  return extensions.map((extension) => {
    const title = extensionTitle(extension);
    const label =
      extension.value.kind === 'unknown' && title !== extension.oid ? `${title} (${extension.oid})` : title;
    return linesRow(label, extensionLines(extension), {
      note: extension.critical ? 'critical' : undefined,
      node: extension.node,
    });
  });
}
