/** The shapes of command arguments: published to people as JSON Schema, and checked before a command runs. */
import { ErrorCodes, ResponseError } from 'vscode-languageserver';

/** The part of JSON Schema that arguments of commands need. */
export type Schema =
  | { readonly type: 'string'; readonly description?: string; readonly enum?: readonly string[] }
  | { readonly type: 'integer'; readonly description?: string; readonly minimum?: number }
  | { readonly type: 'boolean'; readonly description?: string }
  | { readonly type: 'array'; readonly description?: string; readonly items: Schema }
  | ObjectSchema;

export interface ObjectSchema {
  readonly type: 'object';
  readonly description?: string;
  readonly properties: Readonly<Record<string, Schema>>;
  readonly required: readonly string[];
}

/** Throws an `InvalidParams` that says what is wrong and where, never what stands there. */
export function checkArguments(schema: ObjectSchema, value: unknown): void {
  const problem = problemOf(schema, value, 'the argument');
  if (problem !== undefined) {
    throw new ResponseError(ErrorCodes.InvalidParams, `Nothing was done: ${problem}.`);
  }
}

function problemOf(schema: Schema, value: unknown, where: string): string | undefined {
  switch (schema.type) {
    case 'string': {
      if (typeof value !== 'string') {
        return `${where} must be a string`;
      }
      const { enum: values } = schema;
      return values === undefined || values.includes(value)
        ? undefined
        : `${where} must be one of ${values.join(', ')}`;
    }
    case 'integer':
      return Number.isInteger(value) && (value as number) >= (schema.minimum ?? Number.NEGATIVE_INFINITY)
        ? undefined
        : `${where} must be a whole number${schema.minimum === undefined ? '' : ` of at least ${schema.minimum}`}`;
    case 'boolean':
      return typeof value === 'boolean' ? undefined : `${where} must be true or false`;
    case 'array':
      return Array.isArray(value)
        ? firstOf(value.map((item, at) => problemOf(schema.items, item, `${where}[${at}]`)))
        : `${where} must be a list`;
    case 'object': {
      if (typeof value !== 'object' || value === null || Array.isArray(value)) {
        return `${where} must be an object`;
      }
      const members = value as Record<string, unknown>;
      const missing = schema.required.find((name) => members[name] === undefined);
      return missing !== undefined
        ? `${where} lacks "${missing}"`
        : firstOf(
            Object.entries(members)
              .filter(([, member]) => member !== undefined)
              .map(([name, member]) => {
                const known = schema.properties[name];
                return known === undefined
                  ? `${where} has no "${name}"`
                  : problemOf(known, member, `"${name}"`);
              }),
          );
    }
  }
}

function firstOf(problems: readonly (string | undefined)[]): string | undefined {
  return problems.find((problem) => problem !== undefined);
}
