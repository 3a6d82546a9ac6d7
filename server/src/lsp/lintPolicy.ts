/** How documents are checked: from settings to the options of the rules. */
import { matchesGlob } from '../core/lint/glob';
import type { LintOptions } from '../core/lint/runRules';
import type { Target } from '../core/lint/targets';
import type { Settings } from '../core/protocol';
import type { IndexEntry } from '../core/workspace/indexEntry';
import type { RuntimeEnvironment } from './runtimeEnvironment';

/** Certificates expire while an editor stays open. */
export const REFRESH = 3_600_000;

export interface LintPolicy {
  /**
   * The same object for the same settings and targets, within the hour, so that findings can be kept by it;
   * without targets those of the settings count.
   */
  optionsFor(settings: Settings, targets?: readonly Target[]): LintOptions;
  /** A file was read: what was made since the options were is not to be taken for not yet valid. */
  noticed(entries: readonly IndexEntry[]): void;
  /** The settings take the document out. */
  isExcluded(uri: string, settings: Settings): boolean;
  /** URIs of the workspace folders, which globs are relative to. */
  folders: readonly string[];
  /** Another extension checks whether documents of the language `xml` are well-formed. */
  xmlCheckedElsewhere: boolean;
}

export function createLintPolicy(runtime: RuntimeEnvironment): LintPolicy {
  const known = new Map<string, LintOptions>();
  return {
    folders: [],
    xmlCheckedElsewhere: false,
    optionsFor({ expiry, lint, profile }, targets = profile) {
      const key = JSON.stringify([expiry.warningDays, lint.severity, targets, this.xmlCheckedElsewhere]);
      const now = runtime.now();
      const last = known.get(key);
      if (last !== undefined && now - last.now < REFRESH && now >= last.now) {
        return last;
      }
      const options: LintOptions = {
        now,
        expiryWarningDays: expiry.warningDays,
        severities: lint.severity,
        targets,
        xmlCheckedElsewhere: this.xmlCheckedElsewhere,
      };
      known.set(key, options);
      return options;
    },
    noticed(entries) {
      const now = runtime.now();
      const oldest = Math.min(...[...known.values()].map((options) => options.now));
      const isNew = ({ notBefore }: IndexEntry) =>
        notBefore !== undefined && oldest < notBefore && notBefore <= now;
      if (entries.some(isNew)) {
        known.clear();
      }
    },
    isExcluded(uri, { lint }) {
      if (lint.exclude.length === 0) {
        return false;
      }
      const folder = this.folders.find((each) => uri.startsWith(`${each.replace(/\/$/, '')}/`));
      const path = pathOf(folder === undefined ? uri : uri.slice(folder.replace(/\/$/, '').length));
      return lint.exclude.some((glob) => matchesGlob(path, glob));
    },
  };
}

/** Without scheme and authority, and without the first slash. */
function pathOf(uri: string): string {
  const path = uri.replace(/^[a-z][a-z0-9+.-]*:(?:\/\/[^/]*)?/i, '').replace(/[?#].*$/, '');
  try {
    return decodeURIComponent(path).replace(/^\//, '');
  } catch {
    return path.replace(/^\//, '');
  }
}
