import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

const tsc = createRequire(import.meta.url).resolve('typescript/bin/tsc');

/**
 * Runs the TypeScript compiler over one project. Rejects when it finds anything.
 * @param {string} project
 * @param {string[]} [options] further options of the compiler
 * @returns {Promise<void>}
 */
export function runTsc(project, options = []) {
  return new Promise((resolve, reject) => {
    spawn(process.execPath, [tsc, '--project', project, ...options], { stdio: 'inherit' })
      .on('error', reject)
      .on('close', code => {
        if (code === 0) resolve();
        else reject(new Error(`tsc found errors in ${project}`));
      });
  });
}
