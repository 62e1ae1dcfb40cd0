/** A step of a ceremony, for telemetry. Carries no identifier, credential id or challenge. */
export type CeremonyStep = {
  readonly step: 'started' | 'options-received' | 'browser-asked' | 'browser-answered' | 'ended';
  readonly ceremony: 'registration' | 'authentication';
  readonly mode: 'modal' | 'conditional' | 'immediate';
  /** Milliseconds since the ceremony started. */
  readonly elapsedMs: number;
  /** `verified`, or the `status` of the result; only on `ended`. */
  readonly status?: string;
  /** Name of the browser's error, where the browser is what ended it; only on `ended`. */
  readonly errorName?: string;
};

/** Receives each step after it happened, outside of the ceremony. */
export type Observer = (step: CeremonyStep) => void;
