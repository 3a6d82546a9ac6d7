/** Texts with placeholders that a row of a table fills in: `phone-{mac}.example.com`. */
import { CaError } from '../caError';
import { type Column, idOf } from './bulkColumns';
import type { TableRow } from './bulkTable';

/** `{mac}`, in capitals `{MAC}`, with a separator `{mac:}`, `{MAC-}`, `{mac.}`. */
const MAC = /^(mac|MAC)([:.-]?)$/;
const PLACEHOLDER = /\{([^{}]*)\}/g;

/** Refuses a template with a placeholder that no row can fill in. */
export function checkTemplate(template: string, columns: readonly Column[]): void {
  for (const [written, inside = ''] of template.matchAll(PLACEHOLDER)) {
    const isColumn = columns.some(
      ({ id, meaning }) => meaning.kind !== 'secret' && id !== '' && id === idOf(inside),
    );
    if (!isColumn && !MAC.test(inside) && inside !== 'name' && inside !== 'line') {
      const ids = columns.filter(({ meaning, id }) => meaning.kind !== 'secret' && id !== '');
      const known = [...new Set(['mac', 'name', 'line', ...ids.map(({ id }) => id)])];
      throw new CaError(
        `Nothing was issued: the placeholder ${written} in "${template}" names no column. There are ${known.map((id) => `{${id}}`).join(', ')}.`,
      );
    }
  }
}

export type Filled =
  | { readonly kind: 'text'; readonly text: string }
  /** The placeholder for which the row has nothing. */
  | { readonly kind: 'missing'; readonly placeholder: string };

/** `adapt` sees each value before it is put in. */
export function fillTemplate(
  template: string,
  row: TableRow,
  adapt: (value: string) => string = (value) => value,
): Filled {
  let missing: string | undefined;
  const text = template.replace(PLACEHOLDER, (written, inside: string) => {
    const value = valueOf(row, inside);
    missing ??= value === undefined ? written : undefined;
    return value === undefined ? '' : adapt(value);
  });
  return missing === undefined ? { kind: 'text', text } : { kind: 'missing', placeholder: missing };
}

function valueOf({ mac, name, line, cells }: TableRow, placeholder: string): string | undefined {
  const [, word, separator = ''] = MAC.exec(placeholder) ?? [];
  if (word !== undefined) {
    const digits = mac?.match(/../g)?.join(separator);
    return word === 'MAC' ? digits?.toUpperCase() : digits;
  }
  switch (placeholder) {
    case 'name':
      return name;
    case 'line':
      return String(line);
    default:
      return cells.find(({ column }) => column.id === idOf(placeholder))?.text;
  }
}
