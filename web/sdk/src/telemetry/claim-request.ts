import { pageState } from './page-state.js';

/** The right to tell of one request to the browser. */
export type Claim = {
  /** Whoever asks with the same options again makes a new request. */
  readonly release: () => void;
};

/**
 * Claims a request for whoever tells of it first: the SDK its own, and only one of several wrappers that it passes
 * through. Undefined where somebody has it already, and where it is no WebAuthn request. What names it is its challenge:
 * a script that copies the options on their way carries that object along.
 */
export function claimRequest(options: unknown): Claim | undefined {
  const { publicKey } = Object(options) as { readonly publicKey?: { readonly challenge?: object } };
  const challenge = publicKey?.challenge;
  const { claimed } = pageState();
  if (!challenge || claimed.has(challenge)) return undefined;
  claimed.add(challenge);
  return {
    release: () => {
      claimed.delete(challenge);
    },
  };
}
