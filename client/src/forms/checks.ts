/** What is wrong with a text while it is typed. The server checks again; these words only come sooner. */
import * as vscode from 'vscode';
import type { NameType } from '../../../server/src/core/caProtocol';

export function checkFileName(value: string): string | undefined {
  return /^[\p{L}\p{N}_][\p{L}\p{N}_.@ -]*$/u.test(value) && !value.endsWith('.')
    ? undefined
    : 'Letters, digits, blanks and . _ - @ only; the first one a letter or digit.';
}

export function checkPort(value: string): string | undefined {
  const port = /^\d{1,5}$/.test(value.trim()) ? Number(value) : 0;
  return port >= 1 && port <= 65_535 ? undefined : 'A number from 1 to 65535.';
}

const LIMITS: Readonly<Partial<Record<NameType, number>>> = { ST: 128, L: 128, O: 64, OU: 64, CN: 64 };

/** RFC 5280 appendix A.1. */
export function checkNamePart(type: NameType, value: string): string | undefined {
  if (value === '') {
    return undefined;
  }
  if (type === 'C') {
    return /^[A-Z]{2}$/.test(value) ? undefined : 'Two capital letters of ISO 3166, such as US or DE.';
  }
  if (type === 'emailAddress') {
    return /^[^\s@]+@[^\s@]+$/.test(value) ? undefined : 'An address such as admin@example.com.';
  }
  const limit = LIMITS[type];
  return limit !== undefined && value.length > limit ? `At most ${limit} characters.` : undefined;
}

export function checkAltName(value: string): string | undefined {
  const text = value.replace(/^\s*(DNS|IP|email|URI)\s*:\s*/i, '').trim();
  return text === '' ? 'Write DNS:host, IP:address, email:address or URI:address.' : undefined;
}

export function checkLifetime(value: string): string | undefined {
  return readLifetime(value) === undefined ? 'A number of days, or of years such as 3y.' : undefined;
}

const MAX_DAYS = 36_525;
const MAX_YEARS = 100;

/** `365`, `365d`, `3y`, `3 years` */
export function readLifetime(
  value: string,
): { readonly days: number } | { readonly years: number } | undefined {
  const [, digits = '', unit = ''] = /^\s*(\d{1,5})\s*(d|days?|y|years?)?\s*$/i.exec(value) ?? [];
  const count = Number(digits);
  if (count < 1) {
    return undefined;
  }
  if (unit.toLowerCase().startsWith('y')) {
    return count <= MAX_YEARS ? { years: count } : undefined;
  }
  return count <= MAX_DAYS ? { days: count } : undefined;
}

/** How long guessing takes, roughly: what the kinds of characters and the length allow. */
export function strengthOf(passPhrase: string): { readonly bits: number; readonly words: string } {
  const kinds: readonly (readonly [RegExp, number])[] = [
    [/[a-z]/, 26],
    [/[A-Z]/, 26],
    [/[0-9]/, 10],
    [/[^a-zA-Z0-9]/, 33],
  ];
  const alphabet = kinds.reduce((sum, [kind, size]) => sum + (kind.test(passPhrase) ? size : 0), 0);
  const distinct = new Set(passPhrase).size;
  // Repeated characters add little.
  const length = Math.min(passPhrase.length, distinct * 2);
  const bits = alphabet === 0 ? 0 : Math.round(length * Math.log2(alphabet));
  const words = bits < 40 ? 'weak' : bits < 65 ? 'fair' : bits < 90 ? 'good' : 'strong';
  return { bits, words };
}

export function passPhraseHint(value: string): vscode.InputBoxValidationMessage | undefined {
  const { bits, words } = strengthOf(value);
  if (value === '') {
    return {
      message: 'Empty: the key will not be encrypted.',
      severity: vscode.InputBoxValidationSeverity.Warning,
    };
  }
  return {
    message: `Strength: ${words} (about ${bits} bits at best).`,
    severity: bits < 40 ? vscode.InputBoxValidationSeverity.Warning : vscode.InputBoxValidationSeverity.Info,
  };
}

/** A hint only: the server knows every notation. */
export function hintForMacs(value: string): vscode.InputBoxValidationMessage | undefined {
  const odd = value
    .split(/[,;\r\n]+/)
    .map((part) => part.trim())
    .find(
      (part) =>
        part !== '' && part.replace(/[^0-9a-f]/gi, '').length < 12 && !/^\w{1,2}(:\w{1,2}){5}$/.test(part),
    );
  return odd === undefined
    ? undefined
    : {
        message: `"${odd}" has fewer than 12 hexadecimal digits.`,
        severity: vscode.InputBoxValidationSeverity.Warning,
      };
}
