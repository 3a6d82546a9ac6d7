/** Whatever happens to a workspace, in the end the server says of it what one says that sees it for the first time. */
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readWorkspace } from '../harness/fixtureWorkspace';
import { type LivingWorkspace, startWorkspace } from '../harness/livingWorkspace';

const { files: objects } = readWorkspace(
  readFileSync(new URL('../fixtures/workspace/renewed.files', import.meta.url), 'utf8'),
);

const embedded = (name: string) => (objects.get(name) ?? '').replaceAll('\n', '&#10;');
const handsets = (server: string, ca: string) =>
  `<?xml version="1.0"?>\n<PHONE_CONFIG><ALL device.set="1" device.prov.serverName.set="1" device.prov.serverName="${server}" device.prov.serverType.set="1" device.prov.serverType="HTTPS" device.sec.TLS.customCaCert1.set="1" device.sec.TLS.customCaCert1="${embedded(ca)}" device.sec.TLS.profile.caCertList1="Platform2"/></PHONE_CONFIG>\n`;
const master = '<?xml version="1.0"?>\n<APPLICATION APP_FILE_PATH="" CONFIG_FILES="phones.cfg, more.cfg"/>\n';

const paths = [
  'server.crt',
  'server.key',
  'server.csr',
  'sub/inter.crt',
  'sub/ca.crl',
  'phones.cfg',
  '000000000000.cfg',
];
const configs = [
  handsets('pbx.example.com', 'root.crt'),
  handsets('PBX.example.com', 'other.crt'),
  handsets('gone.example.com', 'inter.crt'),
  master,
];

/** Some objects one behind the other, with a line or two in between. */
const ofObjects = fc
  .array(fc.tuple(fc.constantFrom('', '', '# a line\n'), fc.constantFrom(...objects.values())), {
    minLength: 0,
    maxLength: 3,
  })
  .map((parts) => parts.flat().join(''));
const content = fc.oneof(
  { weight: 5, arbitrary: ofObjects },
  { weight: 1, arbitrary: fc.constantFrom(...configs) },
);
const path = fc.constantFrom(...paths);

const step = fc.oneof(
  { weight: 4, arbitrary: fc.record({ does: fc.constant('write' as const), path, content }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('remove' as const), path }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('rename' as const), path, to: path }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('open' as const), path }) },
  { weight: 3, arbitrary: fc.record({ does: fc.constant('type' as const), path, content }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('save' as const), path }) },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('close' as const), path }) },
  { weight: 1, arbitrary: fc.record({ does: fc.constant('rescan' as const) }) },
  {
    weight: 5,
    arbitrary: fc.record({
      does: fc.constant('pass' as const),
      milliseconds: fc.constantFrom(0, 1, 10, 55, 210),
    }),
  },
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

function take(workspace: LivingWorkspace, each: Step): Promise<void> | void {
  switch (each.does) {
    case 'write':
      return workspace.write(each.path, each.content);
    case 'rename':
      return workspace.rename(each.path, each.to);
    case 'type':
      return workspace.type(each.path, each.content);
    case 'pass':
      return workspace.pass(each.milliseconds);
    case 'rescan':
      return workspace.rescan();
    default:
      return workspace[each.does](each.path);
  }
}

it('says after any changes what a server says that starts with them', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(path, content, { maxKeys: 6, noNullPrototype: true }),
      fc.array(step, { minLength: 1, maxLength: 20 }),
      fc.array(fc.nat(12), { minLength: 1, maxLength: 5 }),
      async (before, steps, delays) => {
        const workspace = await startWorkspace(new Map(Object.entries(before)), { delays });
        try {
          for (const each of steps) {
            await take(workspace, each);
          }
          await workspace.settle();
          const fresh = await startWorkspace(workspace.onDisk(), { opened: workspace.texts });
          try {
            await fresh.settle();
            expect(workspace.said()).toEqual(fresh.said());
          } finally {
            await fresh.server.stop();
          }
        } finally {
          await workspace.server.stop();
        }
      },
    ),
    { numRuns: 200 },
  );
});
