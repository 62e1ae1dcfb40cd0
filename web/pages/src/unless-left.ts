/** How long a page may take to be left, in milliseconds. One that is still there then stays. */
const longestLeaving = 10_000;

/**
 * Makes a call, and keeps its failure back while the page is being left. Firefox ends the calls of such a page as if the
 * network were gone, before it lets the page go: that would be told to a person, and counted, as a server out of reach.
 */
export async function unlessLeft<Answer>(call: () => Promise<Answer>): Promise<Answer> {
  const leaving = new AbortController();
  const answered = new AbortController();
  // Only while there is a call: a page that always listens for this may lose its place in the back-forward cache.
  addEventListener('beforeunload', () => { leaving.abort(); }, { signal: answered.signal });
  try {
    return await call();
  } catch (error) {
    if (leaving.signal.aborted) await new Promise(resolve => setTimeout(resolve, longestLeaving));
    throw error;
  } finally {
    answered.abort();
  }
}
