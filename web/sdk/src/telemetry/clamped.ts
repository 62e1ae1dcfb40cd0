/** A number within its bounds. Undefined where it is none. */
export function clamped(value: unknown, least: number, most: number): number | undefined {
  return Number.isFinite(value) ? Math.min(most, Math.max(least, value as number)) : undefined;
}
