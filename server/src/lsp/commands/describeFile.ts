import { describeFile as describe } from '../../core/features/describeFile';
import { type DescribeFileArguments, ServerCommand, type TextResult } from '../../core/protocol';
import { defineCommand } from './command';

export const describeFile = defineCommand<DescribeFileArguments, TextResult>({
  id: ServerCommand.describeFile,
  description: 'Decodes the bytes of a file, such as DER or PKCS#12, into a text for people.',
  schema: {
    type: 'object',
    properties: {
      name: { type: 'string', description: 'Name of the file, for the head of the text.' },
      bytes: { type: 'string', description: 'Content of the file in base64.' },
    },
    required: ['name', 'bytes'],
  },
  run: ({ runtime }, { name, bytes }) => ({ text: describe(name, bytes, { now: runtime.now() }) }),
});
