import { parseArgs } from 'node:util';
import { kindsOf, parseByKind } from '../../adapters/social/common-kinds.ts';
import { openWrapper } from '../../adapters/social/open-wrapper.ts';
import { type SocialPlatform, socialPlatforms } from '../../core/social/index.ts';
import type { CommandIo } from '../command-io.ts';
import { UsageError } from '../usage-error.ts';
import { describeReading } from './describe-reading.ts';
import { printReading } from './print-reading.ts';
import { readBody } from './read-body.ts';

const kindLines = socialPlatforms.map(
  (platform) => `  ${platform.padEnd(11)}${kindsOf(platform).join(', ')}`,
);

const usage = `usage: tributary social parse --platform ${socialPlatforms.join('|')}
         --kind KIND --body FILE [--json]

Reads an answer of a platform's API as the system reads it: normalised content and metrics, or the
refusal that it comes to. FILE holds the body alone, or {"status", "headers", "body"}; - is
standard input. Kinds:

${kindLines.join('\n')}

Exit codes: 0 read, 1 refused, 2 usage or unreadable input.`;

type Options = {
  readonly platform: SocialPlatform;
  readonly kind: string;
  readonly bodyPath: string;
  readonly json: boolean;
};

/**
 * `tributary social parse`: what an answer of a platform says.
 *
 * @returns the exit code: 0 read, 1 refused.
 * @throws UsageError for wrong options or an unreadable body.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usage);
    return 0;
  }
  const { platform, kind, bodyPath, json } = readOptions(argv);
  const answer = openWrapper(await readBody(bodyPath));
  const result = parseByKind(platform, kind, answer);
  io.out(json ? JSON.stringify(printReading({ platform, kind }, result)) : describeReading(result));
  return result.ok ? 0 : 1;
}

function readOptions(argv: readonly string[]): Options {
  const { platform: name, kind, body, json = false } = parse(argv);
  const platform = socialPlatforms.find((known) => known === name);
  if (platform === undefined) {
    throw new UsageError(`--platform must be one of: ${socialPlatforms.join(', ')}.`);
  }
  const kinds = kindsOf(platform);
  if (kind === undefined || !kinds.includes(kind)) {
    throw new UsageError(`--kind of ${platform} must be one of: ${kinds.join(', ')}.`);
  }
  if (body === undefined) throw new UsageError('--body is missing.');
  return { platform, kind, bodyPath: body, json };
}

function parse(argv: readonly string[]) {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: false,
      options: { platform: text, kind: text, body: text, json: { type: 'boolean' } },
    }).values;
  } catch (error) {
    throw new UsageError((error as Error).message);
  }
}
