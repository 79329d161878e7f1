import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from '@jest/globals';
import { build, type Metafile } from 'esbuild';

const root = fileURLToPath(new URL('../..', import.meta.url));
const { scripts, dependencies, optionalDependencies, bin, files } = JSON.parse(
  readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
) as {
  scripts: Record<string, string>;
  dependencies: Record<string, string>;
  optionalDependencies: Record<string, string>;
  bin: Record<string, string>;
  files: string[];
};

const entryPoints = (scripts.bundle ?? '').split(' ').filter((word) => word.endsWith('.ts'));

async function bundleWithoutWriting(): Promise<Metafile> {
  const { metafile } = await build({
    absWorkingDir: root,
    entryPoints,
    entryNames: '[name]',
    outdir: 'dist',
    bundle: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
    write: false,
    metafile: true,
  });
  return metafile;
}

describe('the packed command', () => {
  it('holds the launcher, the bundles, the assembly and the examples', () => {
    expect(bin).toEqual({ tributary: 'bin/tributary.js' });
    expect(files).toEqual(expect.arrayContaining(['bin/tributary.js', 'dist', 'examples']));
  });

  it('installs whatever its bundles import', async () => {
    const { outputs } = await bundleWithoutWriting();

    const imported = Object.values(outputs)
      .flatMap(({ imports }) => imports)
      .filter(({ path, external }) => external && !path.startsWith('node:'))
      .map(({ path }) =>
        path.startsWith('@') ? path.split('/').slice(0, 2).join('/') : path.split('/')[0],
      );

    const installed = Object.keys({ ...dependencies, ...optionalDependencies });
    expect(installed).toEqual(expect.arrayContaining([...new Set(imported)]));
  });

  it('bundles every program that the local runtime starts as a process of its own', async () => {
    const { inputs, outputs } = await bundleWithoutWriting();

    const started = Object.keys(inputs).flatMap((path) =>
      [...readFileSync(`${root}/${path}`, 'utf8').matchAll(/entryFile\('\S*\/([a-z-]+)'/g)].map(
        ([, name]) => `dist/${name}.js`,
      ),
    );

    expect(started.length).toBeGreaterThan(0);
    expect(Object.keys(outputs)).toEqual(expect.arrayContaining(started));
  });

  it('has no dependency that is not exact', () => {
    const versions = Object.values({ ...dependencies, ...optionalDependencies });

    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
  });
});
