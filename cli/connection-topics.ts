import type { CommandIo } from './command-io.ts';
import { describeTopics, type TopicsDocument } from './connection/describe-topics.ts';
import type { ConnectionOptions } from './connection/read-connection-options.ts';
import { runConnectionCommand } from './connection/run-connection-command.ts';
import type { ManagementApi } from './management-api.ts';

/**
 * `tributary connection topics`: what a connected shop tells.
 *
 * @returns the exit code: 0 complete, 1 incomplete, or refused by the API.
 * @throws UsageError for wrong options.
 */
export function run(argv: readonly string[], io: CommandIo): Promise<number> {
  return runConnectionCommand('topics', argv, io, async (api, options) => {
    const topics = await ask(api, options);
    return {
      code: topics.status === 'complete' ? 0 : 1,
      lines: describeTopics(topics),
      document: topics,
    };
  });
}

function ask(
  api: ManagementApi,
  { path, action, origin }: ConnectionOptions,
): Promise<TopicsDocument> {
  const topics = `${path}/topics`;
  if (action === 'show') return api.send('GET', topics);
  if (action === 'remove') return api.send('DELETE', topics);
  return api.send('POST', topics, origin === undefined ? {} : { origin });
}
