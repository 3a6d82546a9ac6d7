/** The hosts that a certificate names: DNS names and IP addresses of its subject alternative name. */
import { contentOf } from '../der/values';
import { type Extension, findExtensionValue } from './extension';
import { ipAddressText } from './ipAddress';

export function altHosts(extensions: readonly Extension[]): readonly string[] {
  const names = findExtensionValue(extensions, 'subjectAltName')?.names ?? [];
  return names.flatMap((name) => {
    switch (name.kind) {
      case 'dNSName':
        return name.text?.text ?? [];
      case 'iPAddress':
        return ipAddressText(contentOf(name.node)) ?? [];
      default:
        return [];
    }
  });
}
