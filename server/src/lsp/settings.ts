/** The settings of a document, asked from the client once and again after each change. */
import type { Connection } from 'vscode-languageserver';
import type { Settings } from '../core/protocol';

export const DEFAULTS: Settings = {
  diagnostics: { run: 'onType' },
  codeLens: { enabled: true },
  inlayHints: { enabled: false },
  expiry: { warningDays: 30 },
  limits: { documentSize: 20 },
};

export interface SettingsStore {
  of(uri: string): Promise<Settings>;
  /** Forgets what was asked; `given` are settings that a client sent by itself. */
  changed(given: unknown): void;
  forget(uri: string): void;
}

/** `canAsk`: the client answers `workspace/configuration`. */
export function createSettingsStore(
  connection: Connection,
  { canAsk, initial }: { readonly canAsk: boolean; readonly initial: unknown },
): SettingsStore {
  const asked = new Map<string, Promise<Settings>>();
  let given = withDefaults(initial);
  return {
    of(uri) {
      if (!canAsk) {
        return Promise.resolve(given);
      }
      let settings = asked.get(uri);
      if (settings === undefined) {
        settings = connection.workspace
          .getConfiguration({ scopeUri: uri, section: 'phonepki' })
          .then(withDefaults, () => DEFAULTS);
        asked.set(uri, settings);
      }
      return settings;
    },
    changed(settings) {
      asked.clear();
      given = withDefaults(isRecord(settings) ? settings.phonepki : undefined);
    },
    forget(uri) {
      asked.delete(uri);
    },
  };
}

/** Settings as they came, each wrong or missing value replaced by its default. */
export function withDefaults(settings: unknown): Settings {
  const section = (name: keyof Settings): Record<string, unknown> => {
    const value = isRecord(settings) ? settings[name] : undefined;
    return isRecord(value) ? value : {};
  };
  const { run } = section('diagnostics');
  return {
    diagnostics: { run: run === 'onSave' || run === 'onType' ? run : DEFAULTS.diagnostics.run },
    codeLens: { enabled: booleanOr(section('codeLens').enabled, DEFAULTS.codeLens.enabled) },
    inlayHints: { enabled: booleanOr(section('inlayHints').enabled, DEFAULTS.inlayHints.enabled) },
    expiry: { warningDays: numberIn(section('expiry').warningDays, 0, 3650, DEFAULTS.expiry.warningDays) },
    limits: { documentSize: numberIn(section('limits').documentSize, 0, 50, DEFAULTS.limits.documentSize) },
  };
}

function booleanOr(value: unknown, otherwise: boolean): boolean {
  return typeof value === 'boolean' ? value : otherwise;
}

function numberIn(value: unknown, least: number, most: number, otherwise: number): number {
  return typeof value === 'number' && value >= least && value <= most ? value : otherwise;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
