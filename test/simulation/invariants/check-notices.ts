import { isOfOrder } from '../../../core/assessment/conversion-assessment.ts';
import type { JudgedTouch } from '../../../core/attribution/attribution.ts';
import type { LedgerExport } from '../../../core/ledger/ledger-export.ts';
import type { AllowanceKey } from '../../../core/plans/budgets/allowance.ts';
import type { Instant } from '../../../core/time/instant.ts';
import { PromiseBroken } from '../promise-broken.ts';
import { maxSkewMs } from './watch-changes.ts';

/** Since when touches that use something up do not earn any more. */
export type Notice = { readonly key: AllowanceKey; readonly stoppedAt: Instant };

/**
 * No touch earns that came after the notice that what it uses up is spent, but for what the clocks
 * of the one who gave notice and the one who decided are apart. @throws PromiseBroken
 */
export function checkNotices(
  { conversions }: Pick<LedgerExport, 'conversions'>,
  notices: readonly Notice[],
): void {
  for (const { state, frozen } of conversions) {
    const own = notices.filter(({ key }) => key.merchantId === state.merchantId);
    const judged = frozen.flatMap(({ assessment }) =>
      isOfOrder(assessment) ? assessment.attribution.judged : [],
    );
    const late = judged.find(
      (touch) =>
        touch.verdict === 'eligible' &&
        own.some(
          ({ key, stoppedAt }) =>
            uses(key, touch) && touch.candidate.touch.at > stoppedAt + 2 * maxSkewMs,
        ),
    );
    if (late === undefined) continue;
    const { touchId } = late.candidate.touch;
    throw new PromiseBroken(
      'budget',
      `${touchId} earns by ${state.conversionId} after the notice.`,
    );
  }
}

function uses({ kind, id }: AllowanceKey, { candidate }: JudgedTouch): boolean {
  const { touch, link, code } = candidate;
  if (kind === 'code') return touch.kind === 'code' && touch.code === id;
  const [, campaignId] = /^[^/]*\/(.*)~/.exec(id) ?? [];
  return campaignId === undefined || campaignId === (link?.campaignId ?? code?.campaignId);
}
