/** The shapes of the arguments of slot commands. */
import { PKCS12_STRENGTHS } from '../../core/exportProtocol';
import { SLOT_USES } from '../../core/slotProtocol';
import type { ObjectSchema, Schema } from '../commands/schema';

type Members = ObjectSchema['properties'];

const text = (description: string): Schema => ({ type: 'string', description });

export const placeSchema: Members = {
  uri: text('URI of a phone config.'),
  slot: {
    type: 'object',
    description: 'A certificate item by its name.',
    properties: {
      name: text('For example radius-server-ca1.'),
      index: text('Where it has one.'),
      nth: { type: 'integer', minimum: 0, description: 'Which one, where several have this name and index.' },
    },
    required: ['name'],
  },
  position: {
    type: 'object',
    description: 'A position within the item, as LSP has it, in place of its name.',
    properties: { line: { type: 'integer', minimum: 0 }, character: { type: 'integer', minimum: 0 } },
    required: ['line', 'character'],
  },
};

export const skeletonSchema: Members = {
  skeleton: text('For an empty file: what listSlots says that it can be made into.'),
};

export const sourcesSchema: Members = {
  use: { type: 'string', enum: SLOT_USES },
  sources: {
    type: 'array',
    description: 'What is put there; for pkcs12 the certificate, its key, then certificates of issuers.',
    items: {
      type: 'object',
      properties: { uri: text('URI of a file.'), sha256: text('SHA-256 of the object in it.') },
      required: ['uri', 'sha256'],
    },
  },
};

export const passPhraseSchema: Members = {
  keyPassPhrase: text('Opens the private key; sealed.'),
  passPhrase: text('Of the PKCS #12 that is made; sealed.'),
};

export const strengthSchema: Members = {
  strength: {
    type: 'string',
    enum: PKCS12_STRENGTHS,
    description: 'How strongly the PKCS #12 is encrypted; compatible where it is left out.',
  },
};

export const dryRunSchema: Members = {
  dryRun: { type: 'boolean', description: 'True: answer what would be done, and do nothing.' },
};
