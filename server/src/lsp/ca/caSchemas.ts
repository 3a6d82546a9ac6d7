/** The shapes of the arguments of CA commands. */
import { HASHES, KEY_ALGORITHMS, LAYOUTS, NAME_TYPES, SERIAL_STYLES } from '../../core/caProtocol';
import type { ObjectSchema, Schema } from '../commands/schema';

type Members = Readonly<Record<string, Schema>>;

const text = (description: string): Schema => ({ type: 'string', description });
const flag = (description: string): Schema => ({ type: 'boolean', description });

export function objectOf(required: readonly string[], ...parts: readonly Members[]): ObjectSchema {
  return { type: 'object', properties: Object.assign({}, ...parts), required };
}

export const dryRun: Members = {
  dryRun: flag('True: answer what would be done, and do nothing. No pass phrase is needed.'),
};

export const wishes: Members = {
  profile: text('Name of a built-in profile, or URI of a JSON file with one.'),
  subject: {
    type: 'array',
    description: 'The distinguished name, in the order in which it is encoded.',
    items: {
      type: 'object',
      properties: { type: { type: 'string', enum: NAME_TYPES }, value: { type: 'string' } },
      required: ['type', 'value'],
    },
  },
  altNames: {
    type: 'array',
    description:
      'Alternative names: DNS:host, IP:address, email:address, URI:address. They take the place of those of a request.',
    items: { type: 'string' },
  },
  days: { type: 'integer', minimum: 1, description: 'Lifetime in days.' },
  years: { type: 'integer', minimum: 1, description: 'Lifetime in calendar years, in place of days.' },
  hash: { type: 'string', enum: HASHES, description: 'Hash of the signature.' },
};

export const newKey: Members = {
  folder: text('URI of the folder for the new files.'),
  name: text('Name of the new files, without extension.'),
  key: { type: 'string', enum: KEY_ALGORITHMS, description: 'Kind of the new key.' },
  passPhrase: text('Pass phrase for the new key, sealed (phonepki.server.sealingKey); absent for none.'),
  overwrite: flag('True when the person agreed to replace files that are there.'),
};

export const newCa: Members = {
  folder: text('URI of the folder of the new CA.'),
  layout: { type: 'string', enum: LAYOUTS, description: 'Which files the CA consists of.' },
  serialStyle: { type: 'string', enum: SERIAL_STYLES, description: 'How serial numbers are chosen.' },
  key: { type: 'string', enum: KEY_ALGORITHMS, description: 'Kind of the new key.' },
  pathLength: { type: 'integer', minimum: 0, description: 'How many CAs may follow below.' },
  passPhrase: text('Pass phrase for the new key, sealed (phonepki.server.sealingKey); absent for none.'),
};

export const override: Members = {
  override: text('Why to go on in spite of errors that the rules found; kept in the log of the CA.'),
};

export const issuer: Members = {
  authority: text('URI of the folder of the CA that signs.'),
  authorityPassPhrase: text('Pass phrase of its key, sealed; absent where the key is not encrypted.'),
};

export const output: Members = {
  output: text('URI of the new file.'),
  overwrite: flag('True when the person agreed to replace files that are there.'),
};
