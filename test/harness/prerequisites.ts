import { constants } from 'node:fs';
import { access, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { runProgram } from './processes';

/** A program this project calls, and the Debian package that brings it. */
export interface Prerequisite {
  readonly programs: readonly string[];
  readonly debianPackage: string;
}

export const chromiumBrowser: Prerequisite = {
  programs: ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'microsoft-edge'],
  debianPackage: 'chromium',
};

/** The root certificates that browsers trust, as the benchmarks read them. */
export const trustStore: Prerequisite = {
  programs: ['update-ca-certificates'],
  debianPackage: 'ca-certificates',
};

export const versionControl: Prerequisite = { programs: ['git'], debianPackage: 'git' };

/** What node-gyp needs to build the native modules of VS Code. */
export const buildTools: readonly Prerequisite[] = [
  { programs: ['python3'], debianPackage: 'python3' },
  { programs: ['make'], debianPackage: 'make' },
  { programs: ['g++'], debianPackage: 'g++' },
];

/** The other implementations of PKI which the tests compare with. */
export const pkiPrograms: readonly Prerequisite[] = [
  { programs: ['openssl'], debianPackage: 'openssl' },
  { programs: ['certtool'], debianPackage: 'gnutls-bin' },
  { programs: ['certutil'], debianPackage: 'libnss3-tools' },
  { programs: ['keytool'], debianPackage: 'default-jre-headless' },
  { programs: ['make-cadir'], debianPackage: 'easy-rsa' },
  { programs: ['mkcert'], debianPackage: 'mkcert' },
  { programs: ['xca'], debianPackage: 'xca' },
  { programs: ['nginx'], debianPackage: 'nginx-light' },
  { programs: ['apache2'], debianPackage: 'apache2-bin' },
  { programs: ['freeradius'], debianPackage: 'freeradius' },
  { programs: ['eapol_test'], debianPackage: 'eapoltest' },
  { programs: ['curl'], debianPackage: 'curl' },
  { programs: ['xmllint'], debianPackage: 'libxml2-utils' },
  { programs: ['dnsmasq'], debianPackage: 'dnsmasq-base' },
  { programs: ['dhcpd'], debianPackage: 'isc-dhcp-server' },
  { programs: ['ip'], debianPackage: 'iproute2' },
];

/** Debian has servers in folders that only root has on the PATH. */
const systemFolders = process.platform === 'linux' ? ['/usr/local/sbin', '/usr/sbin'] : [];

/** The path of the first of these programs that is installed. */
export async function findProgram(names: readonly string[]): Promise<string | undefined> {
  const suffixes = process.platform === 'win32' ? ['.exe', '.cmd'] : [''];
  for (const name of names) {
    for (const folder of [...(process.env.PATH ?? '').split(delimiter).filter(Boolean), ...systemFolders]) {
      for (const suffix of suffixes) {
        const path = join(folder, name + suffix);
        if (await canExecute(path)) return path;
      }
    }
  }
  return undefined;
}

/** Installs what is missing where that can be done without asking (Debian, as root); names the command otherwise. */
export async function ensurePrograms(
  prerequisites: readonly Prerequisite[],
  say: (line: string) => void,
): Promise<void> {
  const missing = await missingOf(prerequisites);
  if (missing.length === 0) return;
  const names = missing.map((one) => one.programs[0]).join(', ');
  const packages = missing.map((one) => one.debianPackage);
  const command = `apt-get update && apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  if (!(await isDebian()))
    throw new Error(`Not installed: ${names}. On Debian and Ubuntu: sudo sh -c '${command}'`);
  if (process.getuid?.() !== 0)
    throw new Error(`Not installed: ${names}. To install: sudo sh -c '${command}'`);
  say(`Not installed: ${names}. Running: ${command}`);
  // In the runlevel for repairs Debian installs servers without starting them.
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' };
  await runProgram('apt-get', ['update'], { env, timeoutSeconds: 300 });
  await runProgram('apt-get', ['install', '-y', '--no-install-recommends', ...packages], {
    env,
    timeoutSeconds: 900,
  });
  const stillMissing = await missingOf(missing);
  if (stillMissing.length > 0)
    throw new Error(`Installed ${packages.join(' ')}, but ${names} cannot be found.`);
}

async function missingOf(prerequisites: readonly Prerequisite[]): Promise<readonly Prerequisite[]> {
  const missing: Prerequisite[] = [];
  for (const one of prerequisites) {
    if ((await findProgram(one.programs)) === undefined) missing.push(one);
  }
  return missing;
}

async function isDebian(): Promise<boolean> {
  return (await findProgram(['apt-get'])) !== undefined && (await readable('/etc/debian_version'));
}

async function canExecute(path: string): Promise<boolean> {
  return access(path, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function readable(path: string): Promise<boolean> {
  return readFile(path).then(
    () => true,
    () => false,
  );
}
