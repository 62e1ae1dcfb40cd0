import { basename, join } from 'node:path';
import { filesIn, remembered, web, workspaces } from './places.js';
import { runTsc } from './run-tsc.js';

// Checks the types of every workspace that has code, and of this build itself. What did not change since it was checked is remembered.
for (const folder of [...workspaces, join(web, 'build')]) {
  const hasCode = (await filesIn(folder, '.js')).length + (await filesIn(join(folder, 'src'), '.ts')).length > 0;
  const memory = join(remembered, `${basename(folder)}.tsbuildinfo`);
  if (hasCode) await runTsc(join(folder, 'tsconfig.json'), ['--incremental', '--tsBuildInfoFile', memory]);
}
