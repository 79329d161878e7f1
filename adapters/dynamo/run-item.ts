import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { PayoutRun } from '../../core/payouts/payout-store.ts';
import type { RunDecision } from '../../core/payouts/run-approval.ts';
import { randomId } from '../crypto/random-id.ts';
import { runKey, runPartKey } from './keys/ledger-keys.ts';
import { packText, unpackText } from './pack-text.ts';
import { isNew, putItem } from './put-item.ts';
import type { Item, Table } from './table.ts';

/** What is told of a run that waits for a second person. */
export type RunHead = Pick<PayoutRun, 'merchantId' | 'runId' | 'startedAt' | 'author' | 'approval'>;

/** An item holds 400 KB, with its keys and names. */
const partBytes = 350_000;

/**
 * Stores the first run of an id. It names everybody who is paid or not, so it is packed, and one that is larger than an item is
 * written in parts before it: the run names the parts that are its own. Those of a writer who came second are read by nobody.
 */
export async function putRun(table: Table, run: PayoutRun): Promise<'added' | 'duplicate'> {
  const { merchantId, runId } = run;
  const key = { ...runKey(merchantId, runId), ...headOf(run) };
  const body = packText(encodeJson(run));
  if (body.length <= partBytes || typeof body === 'string') {
    return (await putItem(table, { ...key, body }, isNew)) === 'written' ? 'added' : 'duplicate';
  }

  const writer = randomId();
  const parts = Math.ceil(body.length / partBytes);
  for (let n = 0; n < parts; n += 1) {
    const part = body.slice(n * partBytes, (n + 1) * partBytes);
    const partKey = runPartKey(merchantId, runId, writer, n);
    await putItem(table, { ...partKey, body: part }, isNew);
  }
  const outcome = await putItem(table, { ...key, writer, parts }, isNew);
  return outcome === 'written' ? 'added' : 'duplicate';
}

/** @throws Error for a run of which a part is missing. */
export async function readRun(
  table: Table,
  merchantId: string,
  runId: string,
): Promise<PayoutRun | undefined> {
  const key = runKey(merchantId, runId);
  const item = await table.get(key);
  if (item === undefined) return undefined;
  return withDecision(await readBody(table, merchantId, runId, item), item);
}

/** What an item of a run tells of it without its parts, as a stream has it; `undefined` for a run that waits for nobody. */
export function fromRunItem(item: Item): RunHead | undefined {
  return item.head === undefined
    ? undefined
    : withDecision(decodeJson<RunHead>(item.head as string), item);
}

function withDecision<Run extends Pick<PayoutRun, 'approval'>>(run: Run, { decision }: Item): Run {
  if (decision === undefined || run.approval === undefined) return run;
  const decided = decodeJson<RunDecision>(decision as string);
  return { ...run, approval: { ...run.approval, decision: decided } };
}

/** Beside the body, which may be packed and in parts, and which no stream's reader should have to fetch. */
function headOf({ merchantId, runId, startedAt, author, approval }: PayoutRun): Item {
  if (approval === undefined) return {};
  const asked = author === undefined ? {} : { author };
  const head: RunHead = { merchantId, runId, startedAt, ...asked, approval };
  return { head: encodeJson(head) };
}

/** Stores what was decided of a run that waits for it, once; all else of a run stays as it was planned. */
export async function decideRun(table: Table, run: PayoutRun): Promise<'written' | 'stale'> {
  const key = runKey(run.merchantId, run.runId);
  const [item, stored] = [await table.get(key), await readRun(table, run.merchantId, run.runId)];
  const decision = run.approval?.decision;
  if (item === undefined || stored?.approval === undefined || decision === undefined)
    return 'stale';
  const decided = { ...item, ...key, decision: encodeJson(decision) };
  const undecided = { expression: 'attribute_exists(pk) AND attribute_not_exists(decision)' };
  return (await putItem(table, decided, undecided)) === 'written' ? 'written' : 'stale';
}

async function readBody(
  table: Table,
  merchantId: string,
  runId: string,
  item: Item,
): Promise<PayoutRun> {
  if (item.writer === undefined) return decodeJson<PayoutRun>(unpackText(item.body));

  const bodies: Uint8Array[] = [];
  for (let n = 0; n < (item.parts as number); n += 1) {
    const part = await table.get(runPartKey(merchantId, runId, item.writer as string, n));
    if (part === undefined) throw new Error(`Part ${n} of the payout run ${runId} is missing.`);
    bodies.push(part.body as Uint8Array);
  }
  return decodeJson<PayoutRun>(unpackText(Buffer.concat(bodies)));
}
