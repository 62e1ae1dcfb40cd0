/** What a question is answered with; undefined where it is not, or cannot even be asked. Never rejects. */
export async function orUndefined<T>(question: () => Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await question();
  } catch {
    return undefined;
  }
}
