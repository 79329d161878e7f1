import { execFile } from 'node:child_process';
import { mkdir, readFile, rm } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { promisify } from 'node:util';
import { build, type Plugin } from 'esbuild';
import { applyEdits } from './apply-edits.ts';
import type { Search } from './find-killer.ts';
import type { Mutant } from './mutant.ts';

const root = join(import.meta.dirname, '../../..');
/** Below node_modules, so that what is not bundled is found from there. */
const directory = join(root, 'node_modules/.cache/tributary-mutants');
const run = promisify(execFile);

/** Plays histories with a mistake in the code until a promise is broken, or there were so many. */
export async function searchMutant(mutant: Mutant, maxSeeds: number): Promise<Search> {
  await mkdir(directory, { recursive: true });
  const name = `${mutant.name} ${mutant.focus}`.replace(/\W+/g, '-');
  const bundle = join(directory, `${name}-${process.pid}.mjs`);
  await build({
    entryPoints: [join(import.meta.dirname, 'find-killer.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    logLevel: 'error',
    plugins: [editing(mutant)],
  });
  try {
    const { stdout } = await run(process.execPath, [
      bundle,
      String(maxSeeds),
      mutant.focus ?? 'any history',
    ]);
    return JSON.parse(stdout) as Search;
  } finally {
    await rm(bundle);
  }
}

/** Makes the mistake while the files are read. */
function editing(mutant: Mutant): Plugin {
  const files = new Set(mutant.edits.map(({ file }) => file));
  return {
    name: 'edit',
    setup({ onLoad }) {
      onLoad({ filter: /\.ts$/ }, async ({ path }) => {
        const file = relative(root, path);
        if (!files.has(file)) return undefined;
        return { contents: applyEdits(mutant, file, await readFile(path, 'utf8')), loader: 'ts' };
      });
    },
  };
}
