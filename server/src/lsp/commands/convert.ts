import { ErrorCodes, ResponseError } from 'vscode-languageserver';
import { writeTogether } from '../../ca/flows/outputs';
import type { Output } from '../../ca/stores/caStore';
import { join } from '../../ca/stores/fileStore';
import { toBase64 } from '../../core/describe/base64Text';
import { type ConvertedFile, convert as toOtherForm } from '../../core/features/convert';
import { ServerCommand } from '../../core/protocol';
import { CONVERSION_FORMATS, type ConvertArguments, type ConvertResult } from '../../core/viewProtocol';
import { refusing } from '../ca/caService';
import type { Session } from '../session';
import { defineCommand } from './command';
import { fileOfArguments, fileProperties } from './fileOfArguments';

export const convert = defineCommand<ConvertArguments, ConvertResult>({
  id: ServerCommand.convert,
  description:
    'Gives the objects of a file, or those that a selection touches, in another form; writes files where it is told to.',
  schema: {
    type: 'object',
    properties: {
      ...fileProperties,
      to: { type: 'string', enum: CONVERSION_FORMATS },
      selection: {
        type: 'object',
        description: 'Offsets in UTF-16 units, in a file of text.',
        properties: { start: { type: 'integer', minimum: 0 }, end: { type: 'integer', minimum: 0 } },
        required: ['start', 'end'],
      },
      output: {
        type: 'string',
        description: 'URI of the file to write, where there is one; of the folder, where there are several.',
      },
      overwrite: { type: 'boolean', description: 'True: files of these names may be replaced.' },
    },
    required: ['name', 'bytes', 'to'],
  },
  run: (session, args) => refusing(() => convertFile(session, args)),
});

async function convertFile(session: Session, args: ConvertArguments): Promise<ConvertResult> {
  const { name, to, selection, output, overwrite } = args;
  const environment = output === undefined ? undefined : session.ca.writable('write');
  const span = selection === undefined ? {} : { span: selection };
  const result = toOtherForm(fileOfArguments(session, args), { to, name, ...span });
  switch (result.kind) {
    case 'refusal':
      throw new ResponseError(ErrorCodes.InvalidParams, result.refusal);
    case 'text':
      return { text: result.text };
    case 'files':
      if (environment !== undefined && output !== undefined) {
        await writeTogether(environment, outputsFor(result.files, output), overwrite, LEAD);
      }
      return { files: result.files.map((file) => ({ ...file, bytes: toBase64(file.bytes) })) };
  }
}

const LEAD = 'Nothing was converted';

function outputsFor(files: readonly ConvertedFile[], output: string): readonly Output[] {
  return files.map(({ name, bytes, isSecret }) => ({
    uri: files.length === 1 ? output : join(output, name),
    octets: bytes,
    access: isSecret ? 'secret' : 'public',
  }));
}
