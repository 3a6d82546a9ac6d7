import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { BUILT_IN_PROFILES } from '../../server/src/ca/profiles/builtIn';
import { PROFILE_KINDS, readProfile } from '../../server/src/ca/profiles/profile';
import { KEY_USAGES, PURPOSES } from '../../server/src/ca/x509/writeExtensions';
import { HASHES, KEY_ALGORITHMS, NAME_TYPES } from '../../server/src/core/caProtocol';
import { TARGETS } from '../../server/src/core/lint/targets';

const { properties } = JSON.parse(
  readFileSync(new URL('../../schemas/profile.schema.json', import.meta.url), 'utf8'),
);

it('the schema that the editor completes with is that of the reader', () => {
  expect(properties.kind.enum).toEqual(PROFILE_KINDS);
  expect(properties.key.enum).toEqual(KEY_ALGORITHMS);
  expect(properties.hash.enum).toEqual(HASHES);
  expect(properties.keyUsage.items.enum).toEqual(KEY_USAGES);
  expect(properties.extendedKeyUsage.items.enum).toEqual(Object.keys(PURPOSES));
  expect(properties.subject.items.properties.type.enum).toEqual(NAME_TYPES);
  expect(properties.targets.items.enum).toEqual(TARGETS);
  const { $schema, ...members } = properties;
  expect($schema).toBeDefined();
  expect(Object.keys(members).sort()).toEqual(Object.keys(readProfile('{}', 'empty')).sort());
});

it.each(BUILT_IN_PROFILES)('the built-in profile $name reads as itself', (profile) => {
  expect(readProfile(JSON.stringify(profile), 'file')).toEqual(profile);
});

describe('a file that is wrong', () => {
  it.each([
    ['{', 'is not JSON'],
    ['[]', 'is not a JSON object'],
    ['null', 'is not a JSON object'],
    ['{"dayz":1}', 'has "dayz", which no profile has'],
    ['{"days":0}', 'wrong value for "days"'],
    ['{"days":"1"}', 'wrong value for "days"'],
    ['{"keyUsage":["sign"]}', 'wrong value for "keyUsage"'],
    ['{"subject":[{"type":"CN"}]}', 'wrong value for "subject"'],
    ['{"altNames":{"required":"yes"}}', 'wrong value for "required"'],
    ['{"ocsp":["no uri"]}', 'wrong value for "ocsp"'],
    ['{"targets":["everything"]}', 'wrong value for "targets"'],
  ])('%s', (text, words) => {
    expect(() => readProfile(text, 'p.json')).toThrow(words);
  });
});
