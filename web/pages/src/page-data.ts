/** Reads what the server wrote for this page's script. Each page knows its own shape; both come from one build. */
export function pageData(): unknown {
  const text = document.getElementById('page-data')?.textContent;
  if (!text) throw new Error('The page has no data block.');
  return JSON.parse(text);
}
