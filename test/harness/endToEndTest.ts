import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inFormWindow } from './formWindow';
import { Journey, phonePassPhrase } from './journey';
import type { Laboratory } from './laboratory';
import { runProgram } from './processes';
import { startRadius } from './radius';
import type { Counts } from './stages';

const HANDSETS = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>
<PHONE_CONFIG>
  <ALL device.set="1"
       device.prov.serverType.set="1" device.prov.serverType="HTTPS"
       device.prov.serverName.set="1" device.prov.serverName="phones.example.com"
       device.sntp.serverName.set="1" device.sntp.serverName="time.example.com"
       device.sec.TLS.customCaCert1.set="1" device.sec.TLS.customCaCert1=""/>
</PHONE_CONFIG>
`;
const OPTIPOINT = `<?xml version="1.0" encoding="utf-8"?>
<Message>
  <Action>WriteItems</Action>
  <ItemList>
    <Item name="system-config-version">1</Item>
    <Item name="radius-server-ca1"></Item>
    <Item name="802.1x-certificate"></Item>
  </ItemList>
</Message>
`;

/**
 * The whole way in a real VS Code, as a person goes it: a CA, the certificates of two servers and a phone, what phones
 * need of them in their configs, a renewal. Each step leaves a picture. The PKCS #12 that comes out of the config again
 * logs in at FreeRADIUS.
 */
export async function testEndToEnd(laboratory: Laboratory): Promise<Counts> {
  const folder = await mkdtemp(join(tmpdir(), 'phonepki-end-to-end-'));
  const workspace = join(folder, 'phones');
  const pictures = join(laboratory.root, 'artifacts');
  await mkdir(join(workspace, 'provisioning'), { recursive: true });
  await mkdir(pictures, { recursive: true });
  await writeFile(join(workspace, 'provisioning/handsets.cfg'), HANDSETS);
  await writeFile(join(workspace, 'provisioning/op410adv_conf.xml'), OPTIPOINT);
  try {
    return await inFormWindow(laboratory, { name: 'endToEnd', workspace }, async (window) => {
      const { page, checked, check } = window;
      const journey = new Journey(window, workspace, pictures);
      await journey.open('handsets.cfg');
      // The lens says that the extension and its server run.
      await page
        .locator('.codelens-decoration a', { hasText: 'Insert certificate…' })
        .waitFor({ timeout: 60_000 });
      await checked('a root CA', () => journey.createRoot());
      await checked('the certificate of the server that the config names', () => journey.issueForServer());
      await checked('the CA in the slot of the handsets', () =>
        journey.insertCa('handsets.cfg', 'device.sec.TLS.customCaCert1', '3-insert-ca'),
      );
      await checked('the certificate of the RADIUS server', () => journey.issueForRadius());
      await checked('the RADIUS CA in the item of the optiPoint phones', () =>
        journey.insertCa('op410adv_conf.xml', 'radius-server-ca1', '4-insert-radius-ca'),
      );
      await checked('the certificate of a phone', () => journey.issueForPhone());
      await checked('its PKCS #12 in the item of the phone', () => journey.insertPkcs12());
      await checked('no finding is left', () => journey.hasNoFinding('6-no-finding'));
      await checked('the CA is renewed, and every copy of it with the version of its file', () =>
        journey.renewCa(),
      );
      await checked('the certificate of the server is renewed', () => journey.renewServer());
      await checked('no finding is left after the renewal', () => journey.hasNoFinding('9-renewed'));
      await checked('the PKCS #12 comes out of the item again', () => journey.extract());
      await check('it logs in at FreeRADIUS', () => login(workspace));
    });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** The phone's certificate opens the network; with another CA to trust it does not. */
async function login(workspace: string): Promise<void> {
  const at = (path: string) => join(workspace, path);
  await runProgram(
    'openssl',
    [
      'req',
      '-x509',
      '-newkey',
      'rsa:2048',
      '-nodes',
      '-subj',
      '/CN=Other',
      '-keyout',
      at('other.key'),
      '-out',
      at('other.crt'),
    ],
    { timeoutSeconds: 60 },
  );
  const radius = await startRadius({
    certificate: at('issued/radius.crt'),
    key: at('issued/radius.key'),
    trusted: at('ca/ca.crt'),
  });
  try {
    const phone = { pkcs12: at('out.p12'), passPhrase: phonePassPhrase };
    const { isAccepted, text } = await radius.login({ ...phone, trusted: at('ca/ca.crt') });
    if (!isAccepted) throw new Error(`${text}\n${radius.log()}`);
    if ((await radius.login({ ...phone, trusted: at('other.crt') })).isAccepted)
      throw new Error('The phone accepted a server of another CA.');
  } finally {
    await radius.stop();
  }
}
