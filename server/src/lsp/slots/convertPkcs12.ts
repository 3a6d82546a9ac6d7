import { writeTogether } from '../../ca/flows/outputs';
import { rewritePkcs12 } from '../../ca/pkcs12/rewritePkcs12';
import { join, nameOf } from '../../ca/stores/fileStore';
import { toUtf8 } from '../../core/der/strings';
import { describeObject } from '../../core/describe/describeObject';
import { titleOfTarget } from '../../core/phone/slots/slotTarget';
import { writeSlots } from '../../core/phone/slots/writeSlots';
import type { Pkcs12 } from '../../core/pkcs/pkcs12';
import { type ConvertPkcs12Arguments, type ConvertPkcs12Result, SlotCommand } from '../../core/slotProtocol';
import { refusing } from '../ca/caService';
import { defineCommand } from '../commands/command';
import type { Session } from '../session';
import { applyEdits } from './applyEdits';
import { handOverNote } from './handOverNote';
import { checkTrust } from './insertCertificate';
import { strengthText } from './slotContents';
import { refusal, slotOfPlace } from './slotDocument';
import { dryRunSchema, placeSchema, strengthSchema } from './slotSchemas';
import { slotWork } from './slotWork';

/**
 * The three steps of Siemens A31003-J4260-M102-1-76A9 §2.4 in one: out of the container with the customer's pass
 * phrase, into one with the phone's, and base64 of that into the item.
 */
export const convertPkcs12 = defineCommand<ConvertPkcs12Arguments, ConvertPkcs12Result>({
  id: SlotCommand.convertPkcs12,
  description:
    'Puts the PKCS #12 of an item under the pass phrase of the phone, in place; for optiPoint it prepares what the maker needs.',
  schema: {
    type: 'object',
    properties: {
      ...placeSchema,
      passPhrase: { type: 'string', description: 'Opens what stands there; sealed.' },
      newPassPhrase: { type: 'string', description: 'The phone’s; sealed.' },
      ...strengthSchema,
      handOver: { type: 'string', description: 'URI of a folder for what is handed over to the maker.' },
      overwrite: { type: 'boolean', description: 'True: files of these names may be replaced.' },
      ...dryRunSchema,
    },
    required: ['uri'],
  },
  run: (session, args, token) =>
    refusing(async () => {
      const mode = args.dryRun === true ? 'preview' : 'write';
      checkTrust(session, mode);
      const { found, config, slot } = await slotOfPlace(session, args, 'Nothing was converted');
      const title = titleOfTarget(slot.target);
      const [held] = slot.holds;
      if (held === undefined || slot.holds.length > 1 || held.object.kind !== 'pkcs12') {
        throw refusal(
          `Nothing was converted: ${title} does not hold a PKCS #12. Insert the one with the phone’s certificate and key first.`,
        );
      }
      const isOptipoint = config.dialect.id === 'optipoint';
      const strength = args.strength ?? 'compatible';
      const files = args.handOver === undefined ? [] : filesIn(args.handOver, args.uri);
      const isHandOver = args.handOver !== undefined;
      const result: ConvertPkcs12Result = {
        title: isHandOver ? `Hand over ${title}` : `Convert ${title}`,
        rows: rowsOf(session, held.object, isHandOver ? undefined : strengthText(strength)),
        warnings: isOptipoint ? [isHandOver ? NOT_READY : UNKNOWN_PASS_PHRASE] : [],
        files,
        isHandOver,
      };
      if (mode === 'preview') {
        return result;
      }
      const work = slotWork(session, token);
      const opening = {
        crypto: session.runtime.crypto,
        passPhrase: (await session.ca.passPhrase(args.passPhrase)) ?? '',
        where: title,
        work,
      };
      const newPassPhrase = await session.ca.passPhrase(args.newPassPhrase);
      if (!isHandOver && newPassPhrase === undefined) {
        throw refusal(
          isOptipoint
            ? 'Nothing was converted: the pass phrase of an optiPoint is built in and known to its maker alone. Prepare the hand-over instead.'
            : 'Nothing was converted: the pass phrase that the phone opens it with is needed.',
        );
      }
      // For a hand-over this only shows that the pass phrase opens everything that is in it.
      const { octets } = await rewritePkcs12(
        held.object,
        opening,
        newPassPhrase ?? opening.passPhrase,
        strength,
      );
      if (args.handOver !== undefined) {
        const [container = '', note = ''] = files;
        await writeTogether(
          session.ca.writable('write'),
          [
            { uri: container, octets: held.bytes, access: 'secret' },
            {
              uri: note,
              octets: toUtf8(handOverNote(nameOf(container), title, nameOf(args.uri))),
              access: 'public',
            },
          ],
          args.overwrite,
          'Nothing was handed over',
        );
        return result;
      }
      const writing = writeSlots(config, [{ ...slot.target, objects: [{ label: 'PKCS12', bytes: octets }] }]);
      if (writing.kind === 'refusal') {
        throw refusal(writing.reason);
      }
      await applyEdits(session, found, writing.replacements, result.title);
      return { ...result, warnings: [...result.warnings, ...writing.notes] };
    }),
});

const NOT_READY =
  'The config is not changed, and nothing here is ready for a phone: only what the maker sends back is.';
const UNKNOWN_PASS_PHRASE =
  'Whether this is the pass phrase that is built into the phone cannot be told here: its maker alone knows it. With another one the phone does not open the container.';

function filesIn(folder: string, config: string): readonly string[] {
  const stem = nameOf(config).replace(/\.[^.]*$/, '');
  return [join(folder, `${stem}-802.1x.p12`), join(folder, `${stem}-802.1x.txt`)];
}

function rowsOf(
  { runtime }: Session,
  container: Pkcs12,
  strength: string | undefined,
): ConvertPkcs12Result['rows'] {
  const { facts } = describeObject(container, { now: runtime.now() });
  return [
    { label: 'Now', value: facts.join(', ') },
    ...(strength === undefined ? [] : [{ label: 'Then', value: strength }]),
  ];
}
