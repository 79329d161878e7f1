import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The stacks could not be synthesized; the message is what the CDK said. */
export class SynthesisError extends Error {
  constructor(output: string) {
    super(`The stacks could not be synthesized.\n${output}`);
    this.name = 'SynthesisError';
  }
}

export type AssemblyOptions = {
  /** The checkout whose `bin/app.ts` is run. Default: the one that this file belongs to. */
  readonly projectFolder?: string;
  /** Hears that a synthesis begins, which takes seconds. */
  readonly onSynthesis?: () => void;
};

/** Everything that a synthesized assembly follows from, beside the Node version. */
const sources = [
  'core',
  'adapters',
  'functions',
  'lib',
  'web',
  'bin/app.ts',
  'package-lock.json',
  'cdk.json',
];

/** Those used longest ago are removed beyond this number: nobody runs so many at once. */
const assembliesKept = 4;

/**
 * The folder of the synthesized stacks, stage `dev`: synthesized if the sources changed since, else
 * as it was. A packed installation brings its assembly, and cannot synthesize another.
 *
 * @throws SynthesisError
 */
export async function findAssembly(options: AssemblyOptions = {}): Promise<string> {
  const packed = fileURLToPath(new URL('./assembly', import.meta.url));
  if (import.meta.url.endsWith('.js')) return packed;

  const project = options.projectFolder ?? fileURLToPath(new URL('..', import.meta.url));
  const assemblies = join(project, '.tributary', 'assembly');
  let folder = join(assemblies, hashSources(project));
  while (!existsSync(folder)) {
    options.onSynthesis?.();
    await synthesize(project, folder);
    folder = join(assemblies, hashSources(project));
  }
  const now = new Date();
  utimesSync(folder, now, now);
  removeOldAssemblies(assemblies);

  return folder;
}

function hashSources(project: string): string {
  const hash = createHash('sha256').update(process.version);
  for (const file of sources.flatMap((source) => filesBelow(project, source))) {
    // Lengths keep the end of one file apart from the beginning of the next.
    const content = readFileSync(join(project, file));
    hash.update(`\n${file} ${content.length}\n`).update(content);
  }

  return hash.digest('hex').slice(0, 24);
}

function filesBelow(project: string, source: string): string[] {
  const path = join(project, source);
  const found = statSync(path, { throwIfNoEntry: false });
  if (found === undefined) return [];
  if (found.isFile()) return [source];

  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(project.length))
    .toSorted();
}

/** Writes beside the folder and renames, so that an interrupted synthesis is never taken for one. */
async function synthesize(project: string, folder: string): Promise<void> {
  const unfinished = `${folder}.${process.pid}`;
  mkdirSync(unfinished, { recursive: true });
  try {
    await runApp(project, unfinished);
    // Sources that changed meanwhile may be in it, and it would be taken for what it is not.
    const isCurrent = basename(folder) === hashSources(project);
    // Somebody else may have been faster, with the same result.
    if (isCurrent && !existsSync(folder)) renameSync(unfinished, folder);
  } finally {
    rmSync(unfinished, { recursive: true, force: true });
  }
}

function runApp(project: string, outputFolder: string): Promise<void> {
  const { context = {} } = JSON.parse(readFileSync(join(project, 'cdk.json'), 'utf8')) as {
    context?: Record<string, unknown>;
  };
  const environment = {
    PATH: process.env.PATH,
    HOME: process.env.HOME,
    CDK_OUTDIR: outputFolder,
    CDK_CONTEXT_JSON: JSON.stringify({ ...context, stage: 'dev' }),
  };

  return new Promise((resolve, reject) => {
    execFile(
      process.execPath,
      ['bin/app.ts'],
      { cwd: project, env: environment, maxBuffer: 64 * 1024 * 1024 },
      (error, stdout, stderr) => {
        if (error) reject(new SynthesisError(withoutProgress(stderr || stdout || error.message)));
        else resolve();
      },
    );
  });
}

function withoutProgress(output: string): string {
  return output.replaceAll(/^Bundling asset .*\n/gm, '').trim();
}

function removeOldAssemblies(assemblies: string): void {
  const folders = readdirSync(assemblies)
    .map((name) => join(assemblies, name))
    .map((folder) => ({
      folder,
      usedAt: statSync(folder, { throwIfNoEntry: false })?.mtimeMs ?? 0,
    }))
    .toSorted((a, b) => b.usedAt - a.usedAt);
  for (const { folder } of folders.slice(assembliesKept))
    rmSync(folder, { recursive: true, force: true });
}
