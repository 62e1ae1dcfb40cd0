import { callServer, type Connection } from './call-server.js';
import type { BrowserFailure, CeremonyPlan, Timed } from './ceremony-plan.js';
import { credentialToJson } from './codec/credential-to-json.js';
import { isVerified } from './is-verified.js';
import { obtainCredential, type Obtained } from './obtain-credential.js';
import { publicKeyCredential } from './public-key-credential.js';
import { probeCapabilities } from './probe-capabilities.js';
import { reportSteps, type Report } from './report-steps.js';
import type { Aborted, CallFailure, Superseded, Unsupported } from './results.js';
import { takeTurn } from './take-turn.js';
import type { Verified } from './verified.js';

/** A credential that the server has verified, and what it said of it. */
export type VerifiedCeremony = { readonly status: 'verified'; readonly verified: Verified };

type Ended<Failure> = VerifiedCeremony | CallFailure | Unsupported | Superseded | Failure;

/** Leads one ceremony: options from the server, credential from the browser, verification by the server. Never rejects. */
export async function runCeremony<Options extends Timed, Failure extends BrowserFailure>(
  connection: Connection,
  plan: CeremonyPlan<Options, Failure>,
): Promise<Ended<Failure>> {
  const report = reportSteps(connection, plan);
  report({ step: 'started' });
  const result = await conduct(connection, plan, report);
  report({ step: 'ended', result });
  return result;
}

async function conduct<Options extends Timed, Failure extends BrowserFailure>(
  connection: Connection,
  plan: CeremonyPlan<Options, Failure>,
  report: Report,
): Promise<Ended<Failure>> {
  const hindrance = await whatHinders(plan);
  if (hindrance) return hindrance;

  const turn = takeTurn(plan.mode === 'conditional', plan.signal);
  if (!turn) return { status: 'superseded' };
  // After it the answer belongs to the server: a newer ceremony no longer takes it back.
  const obtained = await obtainCredential(connection, plan, turn, report).finally(turn.end);
  return obtained.status === 'obtained' ? verify(connection, plan, obtained, report) : obtained.result;
}

async function whatHinders({
  signal,
  needs,
}: Pick<CeremonyPlan<Timed, BrowserFailure>, 'signal' | 'needs'>): Promise<Aborted | Unsupported | undefined> {
  if (signal?.aborted) return { status: 'aborted' };
  if (!publicKeyCredential()) return { status: 'unsupported', missing: 'webauthn' };
  if (!needs) return undefined;
  const capabilities = await probeCapabilities({ ...(signal && { signal }) });
  // Asked once more: whoever listens for an abort that has been hears nothing.
  if (signal?.aborted) return { status: 'aborted' };
  return capabilities[needs] === 'yes' ? undefined : { status: 'unsupported', missing: needs };
}

async function verify<Options extends Timed, Failure extends BrowserFailure>(
  connection: Connection,
  plan: CeremonyPlan<Options, Failure>,
  { issued, credential }: Obtained<Options>,
  report: Report,
): Promise<VerifiedCeremony | CallFailure> {
  report({ step: 'posted' });
  const answer = await callServer(connection, {
    method: 'POST',
    path: `/v1/ceremonies/${plan.ceremony}/verify`,
    body: { ...plan.adds, ceremony: issued.ceremony, response: credentialToJson(credential) },
    signal: plan.signal,
    isExpected: isVerified,
  });
  if (answer.status === 'refused') plan.onRefused?.(answer, issued.publicKey, credential);
  return answer.status === 'answered' ? { status: 'verified', verified: answer.body } : answer;
}
