import type { Asn1TreeNode } from '../views/asn1/asn1Tree';
import { selectField as select } from '../views/asn1/asn1View';
import type { Command } from './command';

/** The text of the field that was clicked in the ASN.1 view. */
export const selectField: Command = async (_session, node) => {
  if (node !== undefined) {
    await select(node as Asn1TreeNode);
  }
};
