/** The settings of a document, asked from the client once and again after each change. */
import type { Connection } from 'vscode-languageserver';
import { isSeverityOrOff, type SeveritySettings } from '../core/lint/severity';
import { DEFAULT_TARGETS, isTarget, type Target } from '../core/lint/targets';
import { isDialect } from '../core/phone/dialects/allDialects';
import type { Settings } from '../core/protocol';

export const DEFAULTS: Settings = {
  diagnostics: { run: 'onType', scope: 'workspace' },
  index: {
    include: [
      '**/*.{pem,crt,cer,der,key,csr,req,crl,p7b,p7c,p12,pfx}',
      '**/*.{xml,cfg,txt,json,yaml,yml,conf,cnf,ini}',
    ],
    exclude: ['**/.git', '**/node_modules'],
    maxFileSize: 2000,
    maxFiles: 20_000,
    virtualWorkspaces: false,
  },
  codeLens: { enabled: true },
  inlayHints: { enabled: false },
  expiry: { warningDays: 30 },
  limits: { documentSize: 20 },
  lint: { severity: {}, exclude: [] },
  phone: { dialect: 'auto', files: {}, switchLanguage: true },
  profile: DEFAULT_TARGETS,
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
  const { run, scope } = section('diagnostics');
  const index = section('index');
  return {
    diagnostics: {
      run: run === 'onSave' || run === 'onType' ? run : DEFAULTS.diagnostics.run,
      scope: scope === 'openFiles' || scope === 'workspace' ? scope : DEFAULTS.diagnostics.scope,
    },
    index: {
      include: globsOr(index.include, DEFAULTS.index.include),
      exclude: globsOr(index.exclude, DEFAULTS.index.exclude),
      maxFileSize: numberIn(index.maxFileSize, 1, 50_000, DEFAULTS.index.maxFileSize),
      maxFiles: numberIn(index.maxFiles, 0, 1_000_000, DEFAULTS.index.maxFiles),
      virtualWorkspaces: booleanOr(index.virtualWorkspaces, DEFAULTS.index.virtualWorkspaces),
    },
    codeLens: { enabled: booleanOr(section('codeLens').enabled, DEFAULTS.codeLens.enabled) },
    inlayHints: { enabled: booleanOr(section('inlayHints').enabled, DEFAULTS.inlayHints.enabled) },
    expiry: { warningDays: numberIn(section('expiry').warningDays, 0, 3650, DEFAULTS.expiry.warningDays) },
    limits: { documentSize: numberIn(section('limits').documentSize, 0, 50, DEFAULTS.limits.documentSize) },
    lint: {
      severity: severitiesOf(section('lint').severity),
      exclude: listOf(section('lint').exclude, (each) => typeof each === 'string'),
    },
    phone: phoneOf(section('phone')),
    profile: targetsOf(isRecord(settings) ? settings.profile : undefined),
  };
}

function severitiesOf(value: unknown): SeveritySettings {
  const entries = Object.entries(isRecord(value) ? value : {});
  return Object.fromEntries(
    entries.flatMap(([id, severity]) => (isSeverityOrOff(severity) ? [[id, severity]] : [])),
  );
}

function phoneOf({ dialect, files, switchLanguage }: Record<string, unknown>): Settings['phone'] {
  const entries = Object.entries(isRecord(files) ? files : {});
  return {
    dialect: isDialect(dialect) || dialect === 'off' ? dialect : DEFAULTS.phone.dialect,
    files: Object.fromEntries(
      entries.flatMap(([glob, id]) => (isDialect(id) || id === 'off' ? [[glob, id]] : [])),
    ),
    switchLanguage: booleanOr(switchLanguage, DEFAULTS.phone.switchLanguage),
  };
}

function targetsOf(value: unknown): readonly Target[] {
  const targets = listOf(value, isTarget);
  return targets.length === 0 ? DEFAULT_TARGETS : targets;
}

function listOf<T>(value: unknown, isWanted: (each: unknown) => each is T): readonly T[] {
  return Array.isArray(value) ? value.filter(isWanted) : [];
}

function globsOr(value: unknown, otherwise: readonly string[]): readonly string[] {
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : otherwise;
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
