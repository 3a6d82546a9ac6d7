/** Puts objects into the slots of a phone config, each in the way that its phone reads it. */
import { isTemplateText } from '../../xml/template';
import type { XmlProblemKind } from '../../xml/xmlDocument';
import { type PhoneConfig, type PhoneItem, valueOfItem } from '../phoneConfig';
import { writeAttributeSlot } from './attributeSlot';
import { writeElementSlot } from './elementSlot';
import { Pieces } from './pieces';
import { writeScriptSlot } from './scriptSlot';
import { isFilledByTemplate, itemOfTarget, slotOfTarget, titleOfTarget } from './slotTarget';
import { editSlot, refuseSlot, type SlotContent, type SlotPlace, type SlotWriting } from './slotWriting';
import { raiseVersion } from './versionItem';

/**
 * The edits that bring every object into its slot, with the twins that go with it (`.set`, `device.set`) and the
 * version item raised. Either all of them are written or none is.
 */
export function writeSlots(config: PhoneConfig, contents: readonly SlotContent[]): SlotWriting {
  const pieces = new Pieces(config.text);
  const notes: string[] = [];
  let current = config;
  // One after the other: each may make an element or a switch that the next one needs as well.
  const writers = contents.map((content) => () => writeSlot(current, content));
  for (const write of [...writers, () => raiseVersion(current) ?? editSlot([])]) {
    const writing = contents.length === 0 ? editSlot([]) : write();
    if (writing.kind === 'refusal') {
      return writing;
    }
    if (writing.replacements.length > 0) {
      pieces.apply([...writing.replacements].sort((one, other) => one.span.start - other.span.start));
      current = withText(config, pieces.text);
    }
    notes.push(...writing.notes);
  }
  return editSlot(pieces.replacements(), [...new Set(notes)]);
}

function withText({ dialect, fileName }: PhoneConfig, text: string): PhoneConfig {
  const content = dialect.read({ text, fileName, languageId: 'xml' });
  return {
    ...content,
    dialect,
    text,
    fileName,
    isTemplate: content.xml?.isTemplate ?? isTemplateText(text),
  };
}

/** Structure without which nobody can tell where an element ends. */
const BROKEN: ReadonlySet<XmlProblemKind> = new Set([
  'unclosed-element',
  'unexpected-end-tag',
  'end-tag-differs',
  'unclosed-tag',
  'unclosed-value',
  'several-roots',
  'no-root',
  'too-many-nodes',
]);

function writeSlot(config: PhoneConfig, content: SlotContent): SlotWriting {
  const { objects, ...target } = content;
  const slot = slotOfTarget(config, target);
  const item = itemOfTarget(config, target);
  if (slot === undefined || objects.length === 0) {
    return refuseSlot(`${titleOfTarget(target)} is no certificate item of ${config.dialect.title}.`);
  }
  const action = config.dialect.id === 'wpi' ? refusedMessage(config) : undefined;
  if (action !== undefined) {
    return refuseSlot(action);
  }
  if (item !== undefined && isFilledByTemplate(config, item)) {
    return refuseSlot(
      `${titleOfTarget(target)} is filled in by a template. Put the certificate where the template takes it from.`,
    );
  }
  if (config.xml?.problems.some(({ kind }) => BROKEN.has(kind)) === true) {
    return refuseSlot('the file is no well-formed XML. Mend that first; the findings say where.');
  }
  const encoding = slot.encoding === 'any' ? usualEncoding(config, item) : slot.encoding;
  if (encoding === undefined) {
    return refuseSlot(
      `no document of the maker says how ${titleOfTarget(target)} has to be written. Put one in by hand that the phone takes; it is then replaced in the same notation.`,
    );
  }
  if (encoding !== 'pem' && objects.length > 1) {
    return refuseSlot(`${titleOfTarget(target)} holds one object. Choose one.`);
  }
  const place: SlotPlace = { config, target, item, encoding, objects };
  const { xml } = config;
  return xml === undefined
    ? config.dialect.id === 'innovaphone'
      ? writeScriptSlot(place)
      : refuseSlot(`lines of ${config.dialect.title} hold no certificates that could be written here.`)
    : config.dialect.id === 'ucsoftware'
      ? writeAttributeSlot(place, xml)
      : writeElementSlot(place, xml);
}

/** Snom says `type="base64"` and means PEM (service.snom.com); others as it stands there already. */
function usualEncoding(config: PhoneConfig, item: PhoneItem | undefined): SlotPlace['encoding'] | undefined {
  const value = item === undefined ? '' : valueOfItem(config, item).trim();
  return /-----BEGIN [^-]+-----/.test(value)
    ? 'pem'
    : /^M[A-Za-z0-9+/\s]{40,}={0,2}$/.test(value)
      ? 'base64'
      : config.dialect.id === 'snom'
        ? 'pem'
        : undefined;
}

/** Only a message to the phone that writes items can bring it a certificate (A31003-S2000-R102-16-7620 p.30-31). */
function refusedMessage({ xml, isTemplate }: PhoneConfig): string | undefined {
  const nameOf = (name: string) => name.slice(name.indexOf(':') + 1);
  if (xml === undefined || isTemplate) {
    return undefined;
  }
  if (xml.elements.some(({ name }) => nameOf(name) === 'WorkpointMessage')) {
    return 'this is what a phone has sent. Write the certificate into the DLSMessage that answers it.';
  }
  const action = xml.elements.find(({ name }) => nameOf(name) === 'Action');
  const value = action && xml.text.slice(action.firstText.start, action.firstText.end).trim();
  return value === undefined || value === 'WriteItems'
    ? undefined
    : `the action of this message is ${value === '' ? 'empty' : value}, and only WriteItems brings certificates. Change that first.`;
}
