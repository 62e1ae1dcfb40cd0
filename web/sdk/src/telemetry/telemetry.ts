/**
 * What the person, or the law of the place, lets the page tell. `security`: what keeps ceremonies working, with nothing
 * stored on the device. `journey`: also what people do around them, and which pages belong to one visit.
 */
export type Consent = 'security' | 'journey';

/** What to tell, and how. */
export type TelemetryOptions = {
  /** Default: `security`. */
  readonly consent?: Consent;
  /** Which page of the site this is, in the site's own words: at most 32 characters. */
  readonly touchpoint?: string;
  /** Which group of people the site counts this one in: letters, digits, `-` and `_`, at most 32. */
  readonly cohort?: string;
  /** Sends what the browser says of a failure word for word beside its hash. It may name your site. Default: false. */
  readonly rawMessages?: boolean;
};
