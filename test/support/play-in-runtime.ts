import type { ApiClient } from '../../cli/demo/api-client.ts';
import { openDemoSystem } from '../../cli/demo/open-demo-system.ts';
import { drain, moveClock, playStep } from '../../cli/demo/play-story.ts';
import { afterCloses } from '../../cli/demo/story/story-calendar.ts';
import type { Story } from '../../cli/demo/story/story-types.ts';
import { readLocalLedger } from '../../cli/read-local-ledger.ts';
import type { LedgerExport } from '../../core/ledger/ledger-export.ts';

/**
 * Plays a story through the local runtime over HTTP, as the demo does: clicks, webhooks, the clock,
 * and once the windows are over a payout run whose payouts are all confirmed.
 */
export async function playInRuntime(
  story: Story,
  folders: { readonly assemblyFolder: string; readonly dataFolder: string },
): Promise<LedgerExport> {
  const { runtime, world, merchant } = await openDemoSystem(folders);
  try {
    for (const step of story.steps) {
      await moveClock(runtime.url, step.at);
      await playStep(world, step);
      if (step.step === afterCloses) await payOut(merchant, runtime.url);
    }
    await drain(runtime.url);
  } finally {
    await runtime.stop();
  }
  return readLocalLedger(folders.dataFolder);
}

/** Runs the payouts and confirms every one of them. */
export async function payOut(merchant: ApiClient, url: string): Promise<void> {
  await drain(url);
  await merchant.post('/v1/payouts/runs', { dryRun: false }, 'run-1');
  await drain(url);
  const { items } = await merchant.get<{ items: { payoutId: string }[] }>('/v1/payouts?limit=100');
  for (const { payoutId } of items) {
    const evidence = 'bank statement';
    await merchant.post(`/v1/payouts/${payoutId}/confirm`, { evidence }, `confirm-${payoutId}`);
  }
}
