import type { Offline, Refused } from '@ostiary/sdk';

/** Deletes a passkey with the grant of a step-up that was for exactly this one. */
export async function deletePasskey(id: string, stepUpGrant: string): Promise<{ readonly status: 'deleted' } | Refused | Offline> {
  let answer: Response;
  try {
    answer = await fetch(`/v1/users/me/passkeys/${id}`, {
      method: 'DELETE',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ stepUpGrant }),
    });
  } catch {
    return { status: 'offline' };
  }
  return answer.ok ? { status: 'deleted' } : refusedBy(answer);
}

type Problem = { readonly code?: string; readonly title?: string; readonly traceId?: string };

async function refusedBy(answer: Response): Promise<Refused> {
  const problem = await answer.json().then(body => body as Problem, (): Problem => ({}));
  const retryAfter = Number(answer.headers.get('retry-after'));
  return {
    status: 'refused',
    code: problem.code ?? 'sdk.unexpected_answer',
    title: problem.title ?? '',
    detail: null,
    supportCode: problem.traceId ?? null,
    httpStatus: answer.status,
    ...(retryAfter > 0 ? { retryAfter } : {}),
  };
}
