import { existsSync } from 'node:fs';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The folder `web/`, and what the build reads and writes. */
export const web = fileURLToPath(new URL('..', import.meta.url));
export const sdk = join(web, 'sdk');
export const assets = join(web, '../src/Ostiary.Server/wwwroot/assets');
/** Below node_modules, so that compiled tests find the packages that they import. */
export const compiledTests = join(web, 'node_modules/.cache/ostiary-tests');

/** What the compiler remembers between two runs. */
export const remembered = join(web, 'node_modules/.cache/ostiary-types');

/** Workspaces whose entries, styles and static files become assets of the server. */
export const pageWorkspaces = ['pages', 'console'].map(name => join(web, name));

/** All workspaces, in the order in which they build on each other. */
export const workspaces = [sdk, ...pageWorkspaces];

/**
 * Paths of the files in `folder` whose name ends on `ending`, sorted. A folder that does not exist has none.
 * @param {string} folder
 * @param {string} ending
 * @param {{ recursive?: boolean }} [options]
 * @returns {Promise<string[]>}
 */
export async function filesIn(folder, ending, { recursive = false } = {}) {
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  const found = await Promise.all(
    entries.map(async entry => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return recursive ? filesIn(path, ending, { recursive }) : [];
      return entry.name.endsWith(ending) ? [path] : [];
    }),
  );
  return found.flat().sort();
}
