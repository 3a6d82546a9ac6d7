/** The item by which optiPoint phones see that a file has changed (A31003-J4260-M101-2-76A9 p.2-2). */
import { nextVersion } from '../nextVersion';
import { itemsNamed, knownValue, type PhoneConfig } from '../phoneConfig';
import { childOf } from './elementSlot';
import { editSlot, insertion, type SlotWriting } from './slotWriting';

/** Raised by one, or made where it is missing; `undefined` where the family has none. */
export function raiseVersion(config: PhoneConfig): Extract<SlotWriting, { kind: 'edits' }> | undefined {
  const { dialect, kind, xml, text } = config;
  if (dialect.id !== 'optipoint' || (kind !== 'system' && kind !== 'device') || xml === undefined) {
    return undefined;
  }
  const name = `${kind}-config-version`;
  const other = `${kind === 'system' ? 'device' : 'system'}-config-version`;
  const item = itemsNamed(config, name)[0] ?? itemsNamed(config, other)[0];
  if (item !== undefined) {
    const value = knownValue(config, item);
    const raised = value === undefined ? undefined : nextVersion(value);
    return raised === undefined
      ? editSlot(
          [],
          [`${item.name} does not end in a number: change it by hand, so that phones see the new file.`],
        )
      : editSlot([{ span: item.valueSpan, text: raised }]);
  }
  const list = xml.elements.find((element) => element.name === 'ItemList');
  if (list === undefined) {
    return editSlot([], [`There is no ItemList for ${name}: write it, so that phones see the new file.`]);
  }
  const element = `<Item name="${name}">1</Item>`;
  const first = xml.elements.find(({ parent }) => xml.elements[parent] === list);
  if (first === undefined) {
    return editSlot([childOf(text, xml, list, element, () => true)]);
  }
  const before = text.slice(list.startTag.end, first.startTag.start);
  const separator = before.trim() === '' ? before : ' ';
  return editSlot([insertion(first.startTag.start, element + separator)]);
}
