import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sdk } from './places.js';

/** What each file of the SDK may cost a page, gzipped, in bytes. Of the first, 4,000 are for telemetry. */
const budgets = { 'index.js': 8_980, 'observe.js': 8_200, 'observe.script.js': 8_200 };

for (const [file, budget] of Object.entries(budgets)) {
  const size = gzipSync(await readFile(join(sdk, 'dist', file)), { level: 9 }).length;
  console.log(`web: ${file} takes ${size} of ${budget} bytes, gzipped.`);
  if (size > budget) process.exitCode = 1;
}
