type Statics = typeof PublicKeyCredential;

/** The browser's `PublicKeyCredential`, each of whose abilities may be missing. Undefined where there is no WebAuthn. */
export function publicKeyCredential(): Partial<Statics> | undefined {
  const page = globalThis as { readonly PublicKeyCredential?: Statics; readonly navigator?: Partial<Navigator> };
  return page.navigator?.credentials ? page.PublicKeyCredential : undefined;
}
