import { join } from 'node:path';
import { filesIn, web, workspaces } from './places.js';
import { runTsc } from './run-tsc.js';

// Checks the types of every workspace that has code, and of this build itself.
for (const folder of [...workspaces, join(web, 'build')]) {
  const hasCode = (await filesIn(folder, '.js')).length + (await filesIn(join(folder, 'src'), '.ts')).length > 0;
  if (hasCode) await runTsc(join(folder, 'tsconfig.json'));
}
