import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));

/**
 * The settings that a function's code asks for at its start, wherever in its own sources that is:
 * the names in `requireEnv('…')`.
 */
export async function settingsAskedFor(name: string): Promise<string[]> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints: [`functions/${name}/handler.ts`],
    outdir: 'cdk.out',
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    write: false,
    metafile: true,
    logLevel: 'silent',
  });
  const asked = Object.keys(metafile.inputs).flatMap((path) =>
    [...readFileSync(join(root, path), 'utf8').matchAll(/requireEnv\('([A-Z_]+)'\)/g)].map(
      ([, setting = '']) => setting,
    ),
  );

  return [...new Set(asked)].toSorted();
}
