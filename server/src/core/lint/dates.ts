/** Dates as messages name them. */

export const DAY = 86_400_000;

/** `2033-11-18`, in UTC. */
export function dateOf(instant: number): string {
  return new Date(instant).toISOString().replace(/T.*/, '');
}

/** Whole days from one instant to a later one. */
export function daysBetween(from: number, to: number): number {
  return Math.floor((to - from) / DAY);
}

export function plural(count: number, unit: string): string {
  return count === 1 ? `1 ${unit}` : `${count} ${unit}s`;
}
