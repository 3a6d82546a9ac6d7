import { afterEach, beforeEach, expect, it } from 'vitest';
import { CaCommand, type CaResult, type ListAuthoritiesResult } from '../../server/src/core/caProtocol';
import { type CaLaboratory, named, openCaLaboratory, refusal } from '../harness/caLaboratory';

let lab: CaLaboratory;
beforeEach(async () => {
  lab = await openCaLaboratory();
  await lab.run(CaCommand.createRootCa, { folder: lab.uri('ca'), subject: named(['CN', 'Root']) });
  const profile = { name: 'gateway', extendedKeyUsage: ['serverAuth'], targets: ['generic', 'innovaphone'] };
  lab.write('gateway.json', JSON.stringify(profile));
});
afterEach(() => lab.stop());

const issue = (name: string, more: object = {}) =>
  lab.run<CaResult>(CaCommand.issueCertificate, {
    authority: lab.uri('ca'),
    folder: lab.uri('out'),
    name,
    subject: named(['CN', 'pbx.example.com']),
    altNames: ['DNS:pbx.example.com'],
    profile: lab.uri('gateway.json'),
    ...more,
  });

it('a key that the chosen device does not support is not certified without a reason', async () => {
  expect(await refusal(issue('ec', { key: 'ec-p256' }))).toContain('innovaphone/unsupported-key');
  expect(await refusal(issue('rsa', { key: 'rsa-3072' }))).toContain('innovaphone/unsupported-key');
  expect(lab.names('ca/newcerts')).toEqual([]);
  expect(lab.names()).not.toContain('out');
  await issue('ec', { key: 'ec-p256', override: 'a new firmware is to be tried' });
  expect(lab.read('ca/phonepki.log')).toMatch(/innovaphone\/unsupported-key, because: a new firmware/);
});

it('one that it supports is, and what it costs is said', async () => {
  expect((await issue('plain')).findings.filter(({ severity }) => severity === 'error')).toEqual([]);
  const { findings, done } = await issue('long', { hash: 'sha512', dryRun: true });
  expect(findings.map(({ ruleId }) => ruleId)).toContain('innovaphone/costly-certificate');
  expect(done).toBe(false);
});

it('nor is the signature of a CA that the device cannot check', async () => {
  const subject = named(['CN', 'EC Root']);
  await lab.run(CaCommand.createRootCa, { folder: lab.uri('ec'), subject, key: 'ec-p256' });
  expect(await refusal(issue('pbx', { authority: lab.uri('ec') }))).toContain(
    'innovaphone/unsupported-signature',
  );
});

it('an application certificate is issued in one step: the common name is the domain, and so is the alternative name', async () => {
  const { profiles } = await lab.run<ListAuthoritiesResult>(CaCommand.listAuthorities, { folders: [] });
  expect(profiles).toContainEqual(
    expect.objectContaining({ name: 'innovaphone-application', kind: 'end-entity' }),
  );
  const profile = 'innovaphone-application';
  const domain = { profile, subject: named(['CN', 'sip.example.com']), altNames: undefined };
  const { findings, changes } = await issue('sip', domain);
  expect(findings.filter(({ severity }) => severity === 'error' || severity === 'warning')).toEqual([]);
  expect(changes.map(({ kind, what }) => `${kind} ${what}`)).toContain('added DNS:sip.example.com');
  const shown = lab.program('openssl', 'x509', '-in', 'out/sip.crt', '-noout', '-text');
  expect(shown).toMatch(/Subject: CN\s?=\s?sip\.example\.com/);
  expect(shown).toContain('DNS:sip.example.com');
  expect(await refusal(issue('ec', { ...domain, key: 'ec-p256' }))).toContain('innovaphone/unsupported-key');
  expect(await refusal(issue('none', { ...domain, subject: named(['CN', 'My application']) }))).toContain(
    'wants at least one alternative name',
  );
});
