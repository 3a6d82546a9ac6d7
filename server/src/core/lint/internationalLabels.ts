/** Parts of host names that stand for text in other scripts: A-labels (RFC 5890 §2.3.2.1). */
import { readPunycode } from '../encoding/punycode';
import type { GeneralName } from '../x509/generalName';

export interface InternationalLabel {
  readonly label: string;
  /** What it stands for; `undefined` where it cannot be decoded. */
  readonly text: string | undefined;
}

const NONE: readonly InternationalLabel[] = [];
const PREFIX = 'xn--';
/** Longer ones are no host names, which is said elsewhere. */
const MAX_LENGTH = 63;

/** The A-labels in the host or mail domain of a name; none for other names. */
export function internationalLabels(name: GeneralName): readonly InternationalLabel[] {
  const domain = domainOf(name);
  if (!/xn--/i.test(domain)) {
    return NONE;
  }
  return domain
    .split('.')
    .filter((label) => label.length <= MAX_LENGTH && label.toLowerCase().startsWith(PREFIX))
    .map((label) => ({ label, text: readPunycode(label.slice(PREFIX.length).toLowerCase()) }));
}

function domainOf(name: GeneralName): string {
  switch (name.kind) {
    case 'dNSName':
      return name.text?.text ?? '';
    case 'rfc822Name':
      return name.text?.text.split('@')[1] ?? '';
    default:
      return '';
  }
}
