import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { sdk } from './places.js';

/** What the SDK may cost a page, gzipped, in bytes. */
const budget = 8_980;

const size = gzipSync(await readFile(join(sdk, 'dist/index.js')), { level: 9 }).length;
console.log(`web: the SDK takes ${size} of ${budget} bytes, gzipped.`);
if (size > budget) process.exitCode = 1;
