import type { CommandIo } from './command-io.ts';
import { continueBackfill } from './connection/begin-backfill.ts';
import { describeTopics, type TopicsDocument } from './connection/describe-topics.ts';
import { runConnectionCommand } from './connection/run-connection-command.ts';
import {
  type BackfillDocument,
  describeBackfill,
  watchBackfill,
} from './connection/watch-backfill.ts';
import { untilInterrupted } from './until-interrupted.ts';

/**
 * `tributary connection connect`: registers a shop's topics, then reads its orders from before. Topics that could not be registered
 * do not keep orders from being read.
 *
 * @returns the exit code: 0 done, 1 refused by the API or topics are missing, 3 if orders are still being read.
 * @throws UsageError for wrong options.
 */
export function run(
  argv: readonly string[],
  io: CommandIo,
  interrupted: () => Promise<unknown> = untilInterrupted,
): Promise<number> {
  return runConnectionCommand('connect', argv, io, async (api, { path, months, origin }) => {
    const body = origin === undefined ? {} : { origin };
    const topics = await api.send<TopicsDocument>('POST', `${path}/topics`, body);
    const begun = await continueBackfill(api, `${path}/backfill`, months);
    const backfill = begun && (await watchBackfill(api, `${path}/backfill`, begun, interrupted()));
    return {
      code: codeOf(topics, backfill),
      lines: [
        ...describeTopics(topics),
        backfill === undefined
          ? 'The shop has no API that lists its orders, so those from before are not read.'
          : describeBackfill(backfill),
      ],
      document: { topics, ...(backfill === undefined ? {} : { backfill }) },
    };
  });
}

function codeOf(topics: TopicsDocument, backfill: BackfillDocument | undefined): 0 | 1 | 3 {
  if (topics.status === 'incomplete') return 1;
  return backfill === undefined || backfill.status === 'done' ? 0 : 3;
}
