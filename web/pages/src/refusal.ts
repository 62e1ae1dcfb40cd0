/** What to tell a person about one refusal: an entry of the server's own list. */
export type Refusal = {
  /** A failure code, `sdk.<status>`, a room (`webauthn.*`), or `*` for everything else. */
  readonly code: string;
  readonly title: string;
  readonly text: string;
  /** `href`: null for "try again here", empty for "load this page again". */
  readonly next: { readonly label: string; readonly href: string | null };
};

/** A result that did not bring what it was for. */
export type Unsuccessful = {
  readonly status: string;
  readonly code?: string;
  readonly supportCode?: string | null;
  readonly retryAfter?: number;
  readonly field?: string;
};

/** Finds the entry for a result: by its code, then by its room, then the one for everything. */
export function refusalFor(refusals: readonly Refusal[], result: Unsuccessful): Refusal {
  const code = result.code ?? `sdk.${result.status}`;
  const room = `${code.slice(0, Math.max(0, code.indexOf('.')))}.*`;
  const found = [code, room, '*'].map(name => refusals.find(refusal => refusal.code === name)).find(Boolean);
  if (found === undefined) throw new Error('The list of refusals has no entry for everything else.');
  return found;
}
