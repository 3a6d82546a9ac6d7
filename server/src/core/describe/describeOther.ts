/** What is none of the known objects, in words. */
import { safeText } from '../asn1/safeText';
import { tagName } from '../der/tagName';
import type { Asn1Value, Unreadable } from '../pkiObject';
import { DER_FAULTS } from '../x509/objectProblem';
import { asn1Lines } from './asn1Lines';
import { counted } from './dates';
import type { Description, DescriptionRow } from './description';
import { linesRow, problemSection, row } from './rows';

export function describeAsn1Value(value: Asn1Value): Description {
  const { node, label, isSecret } = value;
  const length = counted(node.end - node.start, 'octet');
  const title = label === undefined || label === '' ? 'ASN.1 value' : safeText(label);
  return {
    title,
    kindName: 'ASN.1 value',
    facts: [title, tagName(node), length],
    sections: [
      {
        title: '',
        rows: [
          isSecret
            ? row('Structure', `${tagName(node)}, ${length}`, {
                note: 'not shown, it may be a private key',
                node,
              })
            : linesRow('Structure', asn1Lines(node), { node }),
        ],
      },
    ],
  };
}

/** What kept the bytes from being read, by the names of X.690. */
export function describeUnreadable(object: Unreadable): Description {
  const { bytes, document, label, problems } = object;
  const title = label === undefined || label === '' ? 'unreadable bytes' : `unreadable ${safeText(label)}`;
  const rows: DescriptionRow[] = [row('Length', counted(bytes.length, 'octet'))];
  for (const { kind, span } of document.problems) {
    rows.push(row('Problem', `at octet ${span.start} a value ${DER_FAULTS[kind]}`, { severity: 'bad' }));
  }
  return {
    title,
    kindName: 'unreadable object',
    facts: [title, counted(bytes.length, 'octet')],
    sections: [{ title: '', rows }, problemSection(problems)].filter((section) => section.rows.length > 0),
  };
}
