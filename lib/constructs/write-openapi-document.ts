import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const projectRoot = fileURLToPath(new URL('../..', import.meta.url));

/** More than the document of any API has, in bytes. */
const maxBuffer = 64_000_000;

/**
 * The OpenAPI document as a text. It is made of the schemas that the functions parse with, so a process of its
 * own makes it, by path: `lib/` imports no function.
 */
export function writeOpenApiDocument(): string {
  const options = [
    '--disable-warning=ExperimentalWarning',
    'functions/serve-openapi/write-document.ts',
  ];
  return execFileSync(process.execPath, options, { cwd: projectRoot, encoding: 'utf8', maxBuffer });
}
