import { beginAttempt, type Attempt } from '../telemetry/begin-attempt.js';
import type { Operation } from '../telemetry/catalog.js';
import { claimRequest } from '../telemetry/claim-request.js';
import type { AskedFor } from '../telemetry/describe-options.js';
import { quietly } from '../telemetry/quietly.js';
import type { Recorder } from '../telemetry/recorder.js';
import { mediationOf } from './mediation-of.js';
import { wrapMethod, type Watch } from './wrap-method.js';

/** What a script gives to `navigator.credentials`. */
type Asked = {
  readonly publicKey: AskedFor;
  readonly mediation?: unknown;
  readonly uiMode?: unknown;
  readonly signal?: { readonly aborted?: unknown };
};

/** Tells of every request that a script of this page makes for a passkey, except the SDK's own. Gives back what ends it. */
export function captureRequests(recorder: Recorder): () => void {
  const ends = (['create', 'get'] as const).map(kind =>
    quietly(() => wrapMethod(navigator.credentials, kind, watching(recorder, kind))),
  );
  return () => {
    for (const end of ends) quietly(() => end?.());
  };
}

function watching(recorder: Recorder, kind: Operation): Watch {
  return argument =>
    quietly(() => {
      const claim = claimRequest(argument);
      if (!claim) return undefined;
      const asked = argument as Asked;
      const at = performance.now();
      let attempt: Attempt | undefined;
      const end = (tell: (attempt: Attempt) => void): void => {
        claim.release();
        quietly(() => {
          if (attempt) tell(attempt);
        });
      };
      return {
        // The options are looked at when the browser has them: no ceremony begins later for it.
        called: () => {
          quietly(() => {
            attempt = beginAttempt(recorder, { kind, mediation: mediationOf(kind, asked.mediation, asked.uiMode) });
            attempt.received(asked.publicKey);
            attempt.started(at);
          });
        },
        fulfilled: credential => {
          end(({ succeeded, failed }) => {
            if (credential) succeeded(credential);
            else failed({ name: 'null' }, false);
          });
        },
        rejected: error => {
          end(({ failed }) => {
            failed(error, quietly(() => asked.signal?.aborted) === true);
          });
        },
      };
    });
}
