import { fileURLToPath } from 'node:url';
import { AssetHashType, DockerImage } from 'aws-cdk-lib';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { buildSync } from 'esbuild';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** CommonJS dependencies inside an ES module bundle call `require`, which such a module lacks. */
const requireForCommonJs =
  "import{createRequire}from'node:module';const require=createRequire(import.meta.url);";

/** The handler file of a function, from the project's root. */
export function handlerFile(name: string): string {
  return `functions/${name}/handler.ts`;
}

/**
 * The code of a function: its handler and all that it imports, AWS SDK included, as one ES module.
 *
 * esbuild is called in this process's own installation, without a container and without a package
 * manager between them; that is what keeps a synthesis of all functions in seconds.
 */
export function bundleHandler(name: string): Code {
  return Code.fromAsset(projectRoot, {
    assetHashType: AssetHashType.OUTPUT,
    bundling: {
      image: DockerImage.fromRegistry('unused'),
      // Tells one function's bundle from another's: all share a folder, and the CDK remembers bundles.
      command: [handlerFile(name)],
      local: {
        tryBundle(outputFolder) {
          bundleInto(outputFolder, handlerFile(name));
          return true;
        },
      },
    },
  });
}

function bundleInto(outputFolder: string, entry: string): void {
  buildSync({
    absWorkingDir: projectRoot,
    entryPoints: [entry],
    outfile: `${outputFolder}/index.mjs`,
    bundle: true,
    minify: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: requireForCommonJs },
    // Line numbers in stack traces are worth their size; the sources themselves are not.
    sourcemap: 'linked',
    sourcesContent: false,
    logLevel: 'error',
  });
}
