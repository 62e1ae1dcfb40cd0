import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { build } from 'esbuild';
import { compiledTests, sdk } from './places.js';

// Bundles the SDK's bench, because Node 18 reads no TypeScript, and runs it.
const outfile = join(compiledTests, 'overhead.mjs');
await build({
  entryPoints: [join(sdk, 'bench/overhead.ts')],
  outfile,
  bundle: true,
  platform: 'node',
  target: 'node18',
  format: 'esm',
  logLevel: 'warning',
});
spawn(process.execPath, [outfile], { stdio: 'inherit' }).on('close', code => {
  process.exitCode = code ?? 1;
});
