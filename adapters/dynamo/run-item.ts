import { decodeJson, encodeJson } from '../../core/encoding/json.ts';
import type { PayoutRun } from '../../core/payouts/payout-store.ts';
import { randomId } from '../crypto/random-id.ts';
import { runKey, runPartKey } from './keys.ts';
import { packText, unpackText } from './pack-text.ts';
import { isNew, putItem } from './put-item.ts';
import type { Table } from './table.ts';

/** An item holds 400 KB, with its keys and names. */
const partBytes = 350_000;

/**
 * Stores the first run of an id. It names everybody who is paid or not, so it is packed, and one that is larger than an item is
 * written in parts before it: the run names the parts that are its own. Those of a writer who came second are read by nobody.
 */
export async function putRun(table: Table, run: PayoutRun): Promise<'added' | 'duplicate'> {
  const { merchantId, runId } = run;
  const key = runKey(merchantId, runId);
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
  if (item.writer === undefined) return decodeJson<PayoutRun>(unpackText(item.body));

  const bodies: Uint8Array[] = [];
  for (let n = 0; n < (item.parts as number); n += 1) {
    const part = await table.get(runPartKey(merchantId, runId, item.writer as string, n));
    if (part === undefined) throw new Error(`Part ${n} of the payout run ${runId} is missing.`);
    bodies.push(part.body as Uint8Array);
  }
  return decodeJson<PayoutRun>(unpackText(Buffer.concat(bodies)));
}
