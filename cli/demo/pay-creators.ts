import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { signRailCallback } from '../../adapters/rails/rail-signature.ts';
import type { MoneyDocument } from '../../core/money/money-document.ts';
import type { ApiClient } from './api-client.ts';
import type { DemoSystem } from './open-demo-system.ts';
import { drain } from './play-story.ts';

/** The API's answer about a run of payouts, as far as it is used here. */
export type RunDocument = {
  readonly runId: string;
  readonly batches: readonly {
    readonly batchId: string;
    readonly rail: string;
    readonly hasFile?: boolean;
  }[];
  readonly planned: readonly { readonly creatorId: string; readonly amount: MoneyDocument }[];
  readonly skipped: readonly {
    readonly creatorId: string;
    readonly reason: string;
    readonly amount: MoneyDocument;
  }[];
};

/** A payout as the API lists it, as far as it is used here. */
export type PayoutDocument = {
  readonly payoutId: string;
  readonly creatorId: string;
  readonly state: string;
  readonly amount: MoneyDocument;
  readonly method: { readonly rail: string };
  readonly history: readonly { readonly state: string; readonly evidence: string }[];
};

export type PaidCreators = {
  readonly run: RunDocument;
  /** The paths of the files written, as given to a bank or a person. */
  readonly files: readonly string[];
  /** Whether the dry run before it promised exactly what the run did. */
  readonly asPromised: boolean;
};

const runKey = '2026-q1';
/** The bank returns this transfer, and this one is still on its way when the demo ends. */
const returnedCreator = 'anton-kowalski';
const waitingCreator = 'hana-mori';

/**
 * Runs the payouts as finance would: a dry run first, then the run, the files, and what became of
 * each transfer: bank transfers reported by the rail's callback, the others by hand.
 */
export async function payCreators(system: DemoSystem, outputFolder: string): Promise<PaidCreators> {
  const { merchant, runtime } = system;
  const start = (dryRun: boolean, key: string) =>
    merchant.post<RunDocument>('/v1/payouts/runs', { dryRun }, key);
  const promised = await start(true, `${runKey}-dry`);
  await start(false, runKey);
  await drain(runtime.url);
  const run = await merchant.get<RunDocument>(`/v1/payouts/runs/${runKey}`);
  const files = await writeFiles(system, run, outputFolder);

  for (const payout of await listPayouts(merchant)) await report(system, payout);

  const asPromised =
    JSON.stringify(promised.planned.map(amountOf)) === JSON.stringify(run.planned.map(amountOf));
  return { run, files, asPromised };
}

/** The payouts of the merchant; the sample shop has fewer than a page of them. */
export async function listPayouts(merchant: ApiClient): Promise<readonly PayoutDocument[]> {
  const { items } = await merchant.get<{ items: PayoutDocument[] }>('/v1/payouts?limit=100');
  return items;
}

const amountOf = ({ creatorId, amount }: RunDocument['planned'][number]) => [creatorId, amount];

async function writeFiles(
  { merchant }: DemoSystem,
  { batches }: RunDocument,
  folder: string,
): Promise<string[]> {
  await mkdir(folder, { recursive: true });
  const withFile = batches.filter(({ hasFile }) => hasFile);
  return Promise.all(
    withFile.map(async ({ batchId, rail }) => {
      const path = join(folder, `${batchId}.${rail === 'sepa' ? 'xml' : 'csv'}`);
      await writeFile(path, await merchant.download(`/v1/payouts/batches/${batchId}/file`));
      return path;
    }),
  );
}

async function report(system: DemoSystem, payout: PayoutDocument): Promise<void> {
  const { payoutId, creatorId, method } = payout;
  if (creatorId === waitingCreator) return;
  if (method.rail === 'sepa') {
    const outcome = creatorId === returnedCreator ? 'failed' : 'confirmed';
    await callBack(system, payoutId, outcome);
  } else {
    const evidence = `Bank statement of April, transfer to ${creatorId}`;
    await system.merchant.post(
      `/v1/payouts/${payoutId}/confirm`,
      { evidence },
      `confirm-${payoutId}`,
    );
  }
}

/** What a bank's connector sends once a transfer has ended, signed with the connection's secret. */
async function callBack(
  { world: { target }, merchantId }: DemoSystem,
  payoutId: string,
  outcome: 'confirmed' | 'failed',
): Promise<void> {
  const evidence = outcome === 'confirmed' ? 'camt.054, credited' : 'camt.054, account closed';
  const body = Buffer.from(JSON.stringify({ payoutId, outcome, evidence }));
  const response = await fetch(`${target.url}/webhooks/rails/sepa/${merchantId}.bank`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-tributary-signature': signRailCallback(target.secretOf('bank'), body),
    },
    body,
  });
  if (!response.ok) {
    throw new Error(
      `The callback about ${payoutId} was answered ${response.status}: ${await response.text()}`,
    );
  }
}
