/** An export before it is done: what would be written, and how. */
import type { CaResult } from '../../core/caProtocol';
import type { ExportedText, ExportForm, KeyFormat, Pkcs12Strength } from '../../core/exportProtocol';
import type { Output } from '../stores/caStore';
import type { CaEnvironment, Control } from './environment';
import { type ExportMaterial, openExportKey } from './exportMaterial';

export interface ExportPlan {
  readonly material: ExportMaterial;
  readonly form: ExportForm;
  /** URI. */
  readonly folder: string;
  readonly name: string;
  /** Of the private key that is there. */
  readonly keyPassPhrase: string | undefined;
  /** For what is written. */
  readonly passPhrase: string | undefined;
  readonly strength: Pkcs12Strength;
  readonly keyFormat: KeyFormat;
  readonly port: number;
  readonly overwrite: boolean | undefined;
}

/** What came of it. */
export interface Exported {
  readonly outputs: readonly Output[];
  readonly texts: readonly ExportedText[];
}

export interface ExportDraft {
  readonly title: string;
  readonly rows: CaResult['rows'];
  readonly warnings: readonly string[];
  /** URIs of the files, which lie in one folder. */
  readonly files: readonly string[];
  readonly make: (making: Making) => Promise<Exported>;
}

/** What `make` may ask for. */
export interface Making {
  readonly environment: CaEnvironment;
  readonly control: Control;
  /** PrivateKeyInfo of the key, opened with its pass phrase. */
  readonly pkcs8: () => Promise<Uint8Array>;
}

export function makingOf(environment: CaEnvironment, plan: ExportPlan, control: Control): Making {
  let opened: Promise<Uint8Array> | undefined;
  return {
    environment,
    control,
    pkcs8() {
      opened ??= openExportKey(environment, plan.material, plan.keyPassPhrase, control).then(
        ({ pkcs8 }) => pkcs8,
      );
      return opened;
    },
  };
}
