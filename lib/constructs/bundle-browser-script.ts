import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/**
 * A script for browsers with all that it imports, minified, as pages load it: no module, and nothing that
 * a strict content security policy forbids.
 *
 * @param source - from the project's root.
 */
export function bundleBrowserScript(source: string): string {
  const { outputFiles } = buildSync({
    absWorkingDir: projectRoot,
    entryPoints: [source],
    write: false,
    bundle: true,
    minify: true,
    format: 'iife',
    platform: 'browser',
    // Browsers of 2020 and later; older ones do not parse it and track nothing.
    target: 'es2020',
    legalComments: 'none',
    logLevel: 'error',
  });
  const [script] = outputFiles;
  if (script === undefined) throw new Error(`esbuild made nothing of ${source}.`);
  return script.text;
}
