/** What `act` gives, or undefined where it throws: telemetry that cannot be had is missing, and nobody hears of it. */
export function quietly<T>(act: () => T): T | undefined {
  try {
    return act();
  } catch {
    return undefined;
  }
}
