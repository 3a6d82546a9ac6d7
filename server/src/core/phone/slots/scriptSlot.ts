/** Slots that are variables of an update script: `vars create X509/REQUESTRESPONSE/00000 pb <hex>`. */
import { lineEndOf } from '../../features/fixes/blockText';
import { hexText } from './slotText';
import { editSlot, insertion, refuseSlot, type SlotPlace, type SlotWriting } from './slotWriting';

const VARIABLE = /^[ \t]*vars[ \t]+create[ \t]+X509\/REQUESTRESPONSE\/[^\r\n]*/gm;
/** Commands that put into effect what stands before them. */
const FINAL = /(?:^[ \t]*(?:config[ \t]+(?:write|activate)|iresetn?|ireset)\b[^\r\n]*(?:\r\n|\r|\n|$))+\s*$/m;

export function writeScriptSlot({ config, target, item, objects }: SlotPlace): SlotWriting {
  const { text, kind } = config;
  const [object] = objects;
  if (kind !== 'script' || object === undefined) {
    return refuseSlot('this is no update script, and only those set certificates. Open or make one.');
  }
  const hex = hexText(object.bytes);
  if (item !== undefined) {
    const value = text.slice(item.valueSpan.start, item.valueSpan.end);
    return /^[0-9A-Fa-f]+$/.test(value)
      ? editSlot([{ span: item.valueSpan, text: hex }])
      : editSlot([{ span: { start: item.nameSpan.end, end: item.valueSpan.end }, text: ` pb ${hex}` }]);
  }
  // Lines of scripts end in CR LF (innovaphone/php-update-server@111dc8f).
  const lineEnd = /[\r\n]/.test(text) ? lineEndOf(text) : '\r\n';
  const line = `vars create ${target.name} pb ${hex}`;
  const last = [...text.matchAll(VARIABLE)].at(-1);
  if (last !== undefined) {
    return editSlot([insertion(last.index + last[0].length, lineEnd + line)]);
  }
  const final = FINAL.exec(text);
  if (final !== null) {
    return editSlot([insertion(final.index, line + lineEnd)]);
  }
  const isOnNewLine = text === '' || /[\r\n]$/.test(text);
  return editSlot([insertion(text.length, (isOnNewLine ? '' : lineEnd) + line + lineEnd)]);
}
