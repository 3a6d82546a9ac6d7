/** Reads what `openssl x509 -text` and its relatives print. */

export interface PrintedExtension {
  readonly name: string;
  readonly critical: boolean;
  /** The lines below the name without their indent and without empty ones. */
  readonly lines: readonly string[];
}

export interface PrintedObject {
  readonly version: string | undefined;
  readonly signature: string | undefined;
  readonly keyAlgorithm: string | undefined;
  readonly bits: number | undefined;
  readonly curve: string | undefined;
  readonly extensions: readonly PrintedExtension[];
}

const EXTENSIONS = /^( +)(?:X509v3 extensions|CRL extensions|Requested Extensions):$/m;

export function readPrinted(text: string): PrintedObject {
  const bits = /\((\d+) bit/.exec(text)?.[1];
  return {
    version: /Version: (\d+)/.exec(text)?.[1],
    signature: /Signature Algorithm: (.*\S)/.exec(text)?.[1],
    keyAlgorithm: /Public Key Algorithm: (.*\S)/.exec(text)?.[1],
    bits: bits === undefined ? undefined : Number(bits),
    curve: /ASN1 OID: (\S+)/.exec(text)?.[1],
    extensions: readExtensions(text),
  };
}

/** Names stand four columns in from the heading, values four more. */
function readExtensions(text: string): readonly PrintedExtension[] {
  const heading = EXTENSIONS.exec(text);
  if (heading === null) {
    return [];
  }
  const indent = (heading[1] as string).length + 4;
  const extensions: { name: string; critical: boolean; lines: string[] }[] = [];
  for (const line of text.slice(heading.index + heading[0].length + 1).split('\n')) {
    const column = line.search(/\S/);
    if (column >= 0 && column < indent) {
      break;
    }
    const name = column === indent ? /^(.*?): ?(critical)?\s*$/.exec(line.trim()) : null;
    if (name !== null) {
      extensions.push({ name: name[1] as string, critical: name[2] !== undefined, lines: [] });
    } else if (column > indent) {
      extensions.at(-1)?.lines.push(line.trim());
    }
  }
  return extensions;
}

/** Runs of white space as one blank: OpenSSL's lines and indents differ from kind to kind. */
export function squeezed(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
