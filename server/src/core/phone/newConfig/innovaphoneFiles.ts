/**
 * innovaphone: update scripts, lines of commands that end in CR LF (innovaphone/php-update-server@111dc8f). One for
 * all devices, or one for each where it brings the certificate that answers the device's request.
 */
import { readServerAddress } from '../dhcp/serverAddress';
import { filledFile } from './filledFile';
import type { PhoneFile, PhoneFiles, PhoneFilesPlan } from './phoneFiles';

const SCRIPT = 'update.txt';

export function innovaphoneFiles(plan: PhoneFilesPlan): PhoneFiles {
  const { phones, server, authorities, devices, poll, now } = plan;
  if (authorities.length > 0) {
    return refuse(
      'no document names a command that puts a CA into the trust list of a device. Make a trust list (Add to Trust List), and load it in the web page of the device.',
    );
  }
  const address = server === undefined ? undefined : readServerAddress(server);
  if (address?.kind === 'refusal') {
    return refuse(address.refusal.replace(/^Nothing was made: /, ''));
  }
  if (address !== undefined && address.scheme !== 'https' && address.scheme !== 'http') {
    return refuse('the scripts are loaded by https:// or http://. Write the whole URL of their folder.');
  }
  const files: PhoneFile[] = [];
  const notes: string[] = [
    'Tell the devices where their script is: by DHCP (Create DHCP Options), or in their web pages (Services/Update).',
  ];
  for (const name of phones.length === 0 ? [SCRIPT] : phones.map((mac) => `${mac}.txt`)) {
    const certificates = devices.get(name.replace('.txt', ''))?.certificates ?? [];
    const fillings = certificates.map((object, at) => ({
      name: `${RESPONSE}${String(at).padStart(5, '0')}`,
      object,
    }));
    const url = address && `${folderOf(address.text)}/${name}`;
    const made = filledFile(name, script(url, poll), fillings, now);
    if (made.kind === 'refusal') {
      return made;
    }
    files.push(made.file);
    // What is said of the first is about the device; the others are the CAs above it.
    notes.push(
      ...made.notes.filter((note) => !note.startsWith(RESPONSE) || note.startsWith(`${RESPONSE}00000`)),
    );
  }
  if (devices.size > 0) {
    notes.push('A device takes a certificate only as the answer to a request that waits on it.');
  }
  return { kind: 'files', files, notes };
}

const RESPONSE = 'X509/REQUESTRESPONSE/';

function refuse(reason: string): PhoneFiles {
  return { kind: 'refusal', refusal: `Nothing was written: ${reason}` };
}

/** Without the script, where the URL names one. */
function folderOf(url: string): string {
  return url.replace(/[?#].*$/, '').replace(/(?<=[^:/])\/[^/]*\.[^/]*$|\/+$/, '');
}

function script(url: string | undefined, poll: number): string {
  return [
    '# Update script of innovaphone devices',
    ...(url === undefined ? [] : [`config change UP1 /url ${url} /poll ${poll}`]),
    'config write',
    'config activate',
    '',
  ].join('\r\n');
}
