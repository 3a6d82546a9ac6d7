import type { WorkspaceIndex } from './workspaceIndex';

/** A stretch of time, and how long before its end an object is near it; in milliseconds. */
export interface Stretch {
  readonly last: number;
  readonly now: number;
  readonly warning: number;
}

/** Files with an object that became valid, came near its end or expired meanwhile: what is said of them changes. */
export function filesThatTurned(index: WorkspaceIndex, { last, now, warning }: Stretch): readonly string[] {
  const isBetween = (time: number | undefined) => time !== undefined && last < time && time <= now;
  return index
    .uris()
    .filter((uri) =>
      index
        .of(uri)
        .some(
          ({ notBefore, notAfter }) =>
            isBetween(notBefore) || isBetween(notAfter) || isBetween(notAfter && notAfter - warning),
        ),
    );
}
