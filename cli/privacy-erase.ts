import { setTimeout as wait } from 'node:timers/promises';
import type { CommandIo } from './command-io.ts';
import { ApiRefusedError, type ManagementApi, managementApi } from './management-api.ts';
import { readPrivacyOptions, usageOf } from './privacy/read-privacy-options.ts';
import { openProgressBar } from './progress-bar.ts';

type ErasedCreator = { readonly creatorId: string; readonly erasedAt: string };
type Request = {
  readonly requestId: string;
  readonly status: 'open' | 'done';
  readonly erasure?: {
    readonly identities: number;
    readonly swept: number;
    readonly removed: Readonly<Record<'links' | 'touches' | 'visits' | 'orders', number>>;
  };
};

const askEveryMs = 500;
/** A queue that is stopped this long is somebody's to look at. */
const waitAtMostMs = 600_000;

/**
 * `tributary privacy erase`: removes what is kept of a person or a creator, and waits until it is done.
 *
 * @returns the exit code: 0 erased, 1 refused by the API, 3 if it is not done after ten minutes.
 * @throws UsageError for wrong options.
 */
export async function run(argv: readonly string[], io: CommandIo): Promise<number> {
  if (argv.includes('--help')) {
    io.out(usageOf('erase'));
    return 0;
  }
  const { who, url, key, json, reason } = readPrivacyOptions('erase', argv, process.env);
  try {
    const api = managementApi(url, key);
    const body = { ...who, ...(reason === undefined ? {} : { reason }) };
    const answer = await api.send<Request | ErasedCreator>('POST', '/v1/privacy/erase', body);
    const erased = 'creatorId' in answer ? answer : await waitUntilDone(api, answer);
    io.out(json ? JSON.stringify(erased) : describe(erased));
    return 'creatorId' in erased || erased.status === 'done' ? 0 : 3;
  } catch (error) {
    if (!(error instanceof ApiRefusedError)) throw error;
    io.out(json ? JSON.stringify({ refusal: error.message }) : error.message);
    return 1;
  }
}

async function waitUntilDone(api: ManagementApi, asked: Request): Promise<Request> {
  const bar = openProgressBar(process.stderr, () => performance.now());
  const from = performance.now();
  let request = asked;
  while (request.status !== 'done' && performance.now() - from < waitAtMostMs) {
    await wait(askEveryMs);
    request = await api.send<Request>('GET', `/v1/privacy/requests/${asked.requestId}`);
    const { swept = 0, identities } = request.erasure ?? {};
    bar.advance({ done: swept, total: identities, describe: () => 'identities' });
  }
  bar.clear();
  return request;
}

function describe(erased: Request | ErasedCreator): string {
  if ('creatorId' in erased) {
    return `Who ${erased.creatorId} is was erased at ${erased.erasedAt}; the books are kept by the id.`;
  }
  const { requestId, status, erasure } = erased;
  if (status !== 'done') return `The request ${requestId} is under way, and goes on by itself.`;
  const { links = 0, touches = 0, visits = 0, orders = 0 } = erasure?.removed ?? {};
  return (
    `Erased (${requestId}): ${links} joins with browsers, ${orders} entries of histories and ${visits} visits ` +
    `are gone; ${touches} touches are nobody's.`
  );
}
