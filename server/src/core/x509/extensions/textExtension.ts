/**
 * Extensions whose value is one character string: Netscape's comment and URLs (Netscape Certificate
 * Extensions, 1997), and the template name of Microsoft's version 1 templates.
 */
import type { DerNode } from '../../der/readDer';
import { type DerText, readText } from '../../der/strings';
import { type ObjectProblem, report } from '../objectProblem';

export interface TextExtension {
  readonly kind:
    | 'netscapeBaseUrl'
    | 'netscapeRevocationUrl'
    | 'netscapeCaRevocationUrl'
    | 'netscapeRenewalUrl'
    | 'netscapeCaPolicyUrl'
    | 'netscapeSslServerName'
    | 'netscapeComment'
    | 'msCertificateTemplateName';
  readonly node: DerNode;
  readonly text: DerText;
}

/** Makes the reader of one kind. */
export function textReader(kind: TextExtension['kind']) {
  return (node: DerNode, field: string, problems: ObjectProblem[]): TextExtension | undefined => {
    const text = readText(node);
    if (text === undefined) {
      return report(problems, 'wrong-type', field, node, 'is not a character string');
    }
    if (!text.valid) {
      report(problems, 'bad-value', field, node, 'has octets that its string type does not allow');
    }
    return { kind, node, text };
  };
}
