import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync, type OutputFile } from 'esbuild';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** CommonJS dependencies inside an ES module bundle call `require`, which such a module lacks. */
const requireForCommonJs =
  "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

/** The handler file of a function, from the project's root. */
export function handlerFile(name: string): string {
  return `functions/${name}/handler.ts`;
}

/** A file that is made for a function, which serves it. */
export type FileBeside = {
  /** Its name beside the handler, which reads it from there. */
  readonly name: string;
  /** Makes what is in it; only called when the function is bundled. */
  readonly build: () => string | Uint8Array;
};

/**
 * The code of a function: its handler and all that it imports, AWS SDK included, as one ES module.
 *
 * esbuild is called in this process's own installation, without a container or a package manager
 * between them; that is what keeps a synthesis of all functions in seconds.
 */
export function bundleHandler(name: string, filesBeside: readonly FileBeside[] = []): Code {
  return Code.fromAsset(projectRoot, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('unused'),
      // Tells one function's bundle from another's: all share a folder, and the CDK remembers bundles.
      command: [handlerFile(name)],
      local: {
        tryBundle(outputFolder) {
          writeBundle(name, outputFolder);
          for (const file of filesBeside) {
            writeFileSync(join(outputFolder, file.name), file.build());
          }
          return true;
        },
      },
    },
  });
}

function writeBundle(name: string, outputFolder: string): void {
  bundles ??= bundleAll();
  const files = bundles.filter(({ path }) => basename(dirname(path)) === name);
  if (files.length === 0) throw new Error(`There is no ${handlerFile(name)}.`);
  for (const { path, contents } of files)
    writeFileSync(join(outputFolder, basename(path)), contents);
}

let bundles: OutputFile[] | undefined;

/** All functions at once, because esbuild then reads what they share only once. */
function bundleAll(): OutputFile[] {
  const names = readdirSync(join(projectRoot, 'functions')).filter((name) =>
    existsSync(join(projectRoot, handlerFile(name))),
  );
  const { outputFiles } = buildSync({
    absWorkingDir: projectRoot,
    entryPoints: names.map((name) => ({ in: handlerFile(name), out: `${name}/index` })),
    outdir: 'cdk.out',
    outExtension: { '.js': '.mjs' },
    write: false,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    alias: { '@aws-sdk/credential-provider-node': './adapters/aws/lambda-credentials.ts' },
    banner: { js: requireForCommonJs },
    // Line numbers in stack traces are worth their size; the sources themselves are not.
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'error',
  });
  return outputFiles;
}
