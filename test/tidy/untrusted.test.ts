import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';

/** They change nothing, or ask the server, which refuses; where a file would be written they say why it is not. */
const ALSO_WITHOUT_TRUST: readonly string[] = [
  'phonepki.showDetails',
  'phonepki.openViewer',
  'phonepki.goToIssuer',
  'phonepki.showStructure',
  'phonepki.compare',
  'phonepki.convert',
  'phonepki.copyFingerprint',
  'phonepki.copySerialNumber',
  'phonepki.copySubject',
  'phonepki.copyPublicKeyPin',
  'phonepki.decodeSelection',
  'phonepki.decodeClipboard',
  'phonepki.verifyChain',
  'phonepki.checkForDevice',
  'phonepki.checkSipsTrust',
  'phonepki.matchKey',
  'phonepki.revealKey',
  'phonepki.openContainer',
  'phonepki.forgetPassPhrases',
  'phonepki.changeSeverity',
  'phonepki.bulkExample',
  'phonepki.deviceKeyHelp',
  'phonepki.dhcpOptions',
  'phonepki.trustList.open',
  'phonepki.trustList.export',
  'phonepki.trustList.exportEntry',
  'phonepki.trustList.goTo',
  'phonepki.trustList.details',
  'phonepki.lockKeys',
  'phonepki.restartServer',
  'phonepki.pkiView.open',
  'phonepki.pkiView.showMore',
  'phonepki.pkiView.refresh',
  'phonepki.pkiView.groupByRole',
  'phonepki.pkiView.groupByExpiry',
  'phonepki.asn1View.select',
  'phonepki.showLog',
  'phonepki.extractCertificate',
];

interface Manifest {
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: unknown } };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly enablement?: string }[];
  };
}

it('every other command is for trusted workspaces alone', () => {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { capabilities, contributes } = JSON.parse(text) as Manifest;
  expect(capabilities.untrustedWorkspaces.supported).toBe('limited');
  const free = contributes.commands.filter(
    ({ enablement = '' }) => !enablement.includes('isWorkspaceTrusted'),
  );
  expect(free.map(({ command }) => command).sort()).toEqual([...ALSO_WITHOUT_TRUST].sort());
});
