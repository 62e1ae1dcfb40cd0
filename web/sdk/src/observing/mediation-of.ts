import type { Mediation, Operation } from '../telemetry/catalog.js';

/** The catalog's word for how the browser is asked (WebAuthn L3 §5.1.3, §5.1.4; Credential Management §2.3.2). */
export function mediationOf(kind: Operation, mediation: unknown, uiMode?: unknown): Mediation {
  if (uiMode === 'immediate' || mediation === 'immediate') return 'immediate';
  if (mediation === 'conditional') return kind === 'create' ? 'conditional_create' : mediation;
  return mediation === 'silent' ? mediation : 'modal';
}
