import { askBrowser } from './ask-browser.js';
import { callServer, type Connection } from './call-server.js';
import type { BrowserFailure, CeremonyPlan, Issued, Timed } from './ceremony-plan.js';
import { isRecord } from './is-record.js';
import type { Report } from './report-steps.js';
import type { Aborted, CallFailure, Superseded } from './results.js';
import type { Turn } from './take-turn.js';

/** A credential, and the options that it answers. */
export type Obtained<Options> = {
  readonly status: 'obtained';
  readonly issued: Issued<Options>;
  readonly credential: PublicKeyCredential;
};

type NotObtained<Failure> = {
  readonly status: 'not-obtained';
  readonly result: CallFailure | Superseded | Aborted | Failure;
};

/** How long a challenge is taken to be good when its options do not say, in milliseconds: the default of WebAuthn L3 §15.1. */
const defaultTimeout = 300_000;

/** No challenge is renewed sooner than this, in milliseconds, whatever its options say. */
const shortestRenewal = 30_000;

/**
 * Gets options from the server and a credential for them from the browser. A conditional request stays open for as long
 * as the page does, but its challenge does not: such a request is renewed whenever its timeout is over.
 */
export async function obtainCredential<Options extends Timed, Failure extends BrowserFailure>(
  connection: Connection,
  plan: CeremonyPlan<Options, Failure>,
  turn: Turn,
  report: Report,
): Promise<Obtained<Options> | NotObtained<Failure>> {
  const not = (result: NotObtained<Failure>['result']): NotObtained<Failure> => ({ status: 'not-obtained', result });

  for (;;) {
    const answer = await callServer(connection, {
      method: 'POST',
      path: `/v1/ceremonies/${plan.ceremony}/options`,
      body: plan.asks,
      signal: turn.signal,
      isExpected: isIssued<Options>,
    });
    const lost = turn.lost();
    if (lost) return not({ status: lost });
    if (answer.status !== 'answered') return not(answer);
    const issued = answer.body;
    report({ step: 'options-received', issued });

    await turn.browserIsFree();
    report({ step: 'browser-asked' });
    const askedAt = performance.now();
    const answered = await askBrowser(
      turn,
      signal => plan.request(issued.publicKey, signal),
      plan.mode === 'conditional' ? Math.max(shortestRenewal, issued.publicKey.timeout ?? defaultTimeout) : undefined,
    );
    switch (answered.status) {
      case 'credential':
        report({ step: 'browser-answered', credential: answered.credential });
        return { status: 'obtained', issued, credential: answered.credential };
      case 'error':
        report({ step: 'browser-refused', error: answered.error });
        return not(plan.translate(answered.error, performance.now() - askedAt));
      case 'aborted':
        report({ step: 'taken-back' });
        return not({ status: turn.lost() ?? 'aborted' });
      case 'expired':
        break;
    }
  }
}

/** Only that it is an options document: what is in it the browser reads, and says if it cannot. */
function isIssued<Options>(body: unknown): body is Issued<Options> {
  return isRecord(body) && typeof body['ceremony'] === 'string' && isRecord(body['publicKey']);
}
