/** 802.1X with what the CA issued and exported: a real FreeRADIUS, and a supplicant with the PKCS #12 file of a phone. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CaLifeCommand } from '../../../server/src/core/caLifeProtocol';
import { CaCommand } from '../../../server/src/core/caProtocol';
import { ExportCommand, type ExportResult } from '../../../server/src/core/exportProtocol';
import { named } from '../../harness/caLaboratory';
import { type ExportLaboratory, KEY_PASS_PHRASE, openExportLaboratory } from '../../harness/exportLaboratory';
import { type RadiusServer, startRadius } from '../../harness/radius';

const PASS_PHRASE = 'grün ☎';

describe.each(['rsa-2048', 'ec-p256', 'ec-p384'] as const)('%s', (key) => {
  let lab: ExportLaboratory;
  let radius: RadiusServer;
  const phone = (more: object = {}) => ({
    pkcs12: lab.path('out/phone.p12'),
    passPhrase: PASS_PHRASE,
    trusted: lab.path('ca/ca.crt'),
    ...more,
  });

  beforeAll(async () => {
    lab = await openExportLaboratory(key);
    // As for any server: the key, the chain, and the CAs that the clients' certificates come from.
    await lab.export('radius.crt', { form: 'nginx' });
    await lab.export('phone.crt', { form: 'trustList' });
    await lab.export('phone.crt', { form: 'pkcs12', ...(await lab.sealed('passPhrase', PASS_PHRASE)) });
    radius = await startRadius({
      certificate: lab.path('out/radius-fullchain.pem'),
      key: lab.path('out/radius-key.pem'),
      trusted: lab.path('out/phone-trust.pem'),
    });
  }, 60_000);
  afterAll(async () => {
    await radius?.stop();
    await lab.stop();
  });

  it('the phone logs in', async () => {
    const { isAccepted, text } = await radius.login(phone());
    expect(isAccepted, text.slice(-2000)).toBe(true);
    expect(radius.log()).toContain('Sent Access-Accept');
    expect(radius.log()).toMatch(/TLS-Client-Cert-Common-Name\s*[:+]*=\s*"phone"/);
  });

  it.each(['modern', 'compatible'] as const)('under another pass phrase, %s', async (strength) => {
    const output = lab.uri(`out/changed-${strength}.p12`);
    const result = await lab.run<ExportResult>(ExportCommand.changePassPhrase, {
      source: lab.uri('out/phone.p12'),
      output,
      strength,
      ...(await lab.sealed('sourcePassPhrase', PASS_PHRASE)),
      ...(await lab.sealed('passPhrase', 'of the phone')),
    });
    expect(result.rows[0]).toEqual({ label: 'Contents', value: '1 private key, 3 certificates' });
    const pkcs12 = lab.path(`out/changed-${strength}.p12`);
    expect((await radius.login(phone({ pkcs12, passPhrase: 'of the phone' }))).isAccepted).toBe(true);
    expect((await radius.login(phone({ pkcs12 }))).isAccepted).toBe(false);
  });

  it('a phone that trusts another CA does not', async () => {
    await lab.run(CaCommand.createRootCa, {
      folder: lab.uri('other'),
      subject: named(['CN', 'Other CA']),
      key,
    });
    const { isAccepted, text } = await radius.login(phone({ trusted: lab.path('other/ca.crt') }));
    expect(isAccepted).toBe(false);
    expect(text).toMatch(/unable to get (local )?issuer certificate|self.signed certificate/);
  });

  it('nor one whose certificate another CA issued', async () => {
    await lab.run(CaCommand.issueCertificate, {
      authority: lab.uri('other'),
      folder: lab.uri('strange'),
      name: 'strange',
      profile: 'phone-client',
      subject: named(['CN', 'strange']),
      key,
    });
    await lab.export('strange/strange.crt', {
      form: 'pkcs12',
      ...(await lab.sealed('passPhrase', PASS_PHRASE)),
    });
    const login = await radius.login(phone({ pkcs12: lab.path('out/strange.p12') }));
    expect(login.isAccepted).toBe(false);
    expect(login.text).toMatch(/unknown CA|FAILURE/);
  });

  it('nor one without the pass phrase', async () => {
    expect((await radius.login(phone({ passPhrase: 'wrong' }))).isAccepted).toBe(false);
  });

  it('a certificate that was revoked ends the log-ins of its phone, and of no other', async () => {
    const sealed = await lab.sealed('passPhrase', PASS_PHRASE);
    await lab.export('locked.crt', {
      form: 'pkcs12',
      ...(await lab.sealed('keyPassPhrase', KEY_PASS_PHRASE)),
      ...sealed,
    });
    const authority = lab.uri('sub');
    await lab.run(CaLifeCommand.revoke, {
      authority,
      certificate: lab.uri('locked.crt'),
      reason: 'keyCompromise',
    });
    await lab.run(CaLifeCommand.issueCrl, { authority });
    const strict = await startRadius({
      certificate: lab.path('out/radius-fullchain.pem'),
      key: lab.path('out/radius-key.pem'),
      trusted: lab.path('out/phone-trust.pem'),
      revocationLists: lab.path('sub/crl.pem'),
    });
    try {
      const good = await strict.login(phone());
      expect(good.isAccepted, good.text.slice(-2000)).toBe(true);
      const revoked = phone({ pkcs12: lab.path('out/locked.p12') });
      expect((await strict.login(revoked)).isAccepted).toBe(false);
      expect(strict.log()).toContain('certificate revoked');
      expect((await radius.login(revoked)).isAccepted).toBe(true);
    } finally {
      await strict.stop();
    }
  });
});
