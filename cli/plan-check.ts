import { readFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import type { CommandIo } from './command-io.ts';
import { checkPlanFile } from './plan-check/check-plan-file.ts';
import { renderPlanReport } from './plan-check/render-plan-report.ts';
import { UsageError } from './usage-error.ts';

const usage = `usage: tributary plan check FILE [--json]

Checks the commission plans in a YAML or JSON file: one version, a list of versions, or a seed file
with its plans. Prints each problem with its line and its rule, or what the plan says in plain English.

  --json   print one line of JSON

Exit codes: 0 valid (there may be warnings), 1 invalid, 2 usage or unreadable input.`;

/**
 * `tributary plan check`: whether a plan can be published, and what it says.
 *
 * @returns the exit code: 0 valid, 1 invalid.
 * @throws UsageError for wrong options, or a file that cannot be read or holds no plan.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usage);
    return 0;
  }
  const { file, json } = readOptions(argv);
  const report = checkPlanFile(file, await readText(file));
  if (json) io.out(JSON.stringify({ file, ...report }));
  else for (const line of renderPlanReport(report, file)) io.out(line);
  return report.valid ? 0 : 1;
}

async function readText(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new UsageError(`The plan file cannot be read: ${(error as Error).message}.`);
  }
}

function readOptions(argv: readonly string[]) {
  const { values, positionals } = parse(argv);
  const [file, ...more] = positionals;
  if (file === undefined || more.length > 0) {
    throw new UsageError(`Name one plan file.\n\n${usage}`);
  }
  return { file, json: values.json ?? false };
}

function parse(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: { json: { type: 'boolean' } },
    });
  } catch (error) {
    throw new UsageError(`${(error as Error).message}\n\n${usage}`);
  }
}
