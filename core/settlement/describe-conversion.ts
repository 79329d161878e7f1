import type { OrderState } from '../assessment/order-state.ts';
import { summarizeConversion } from '../assessment/summarize-conversion.ts';
import type { Instant } from '../time/instant.ts';
import type { ConversionState, ConversionStatus } from './conversion.ts';
import type { RevisionInput } from './revision-input.ts';

/** ISO 4217's code for "no currency": what a conversion has before its order arrives. */
const noCurrency = 'XXX';

/** The next state of a conversion, with the journal still as it was. */
export function describeConversion(
  input: RevisionInput,
  status: ConversionStatus,
): ConversionState {
  const { identity, previous, order, assessment, now } = input;
  const { owedInKind = [], missingRates } = assessment ?? {};
  return {
    ...identity,
    version: (previous?.version ?? 0) + 1,
    revision: previous?.revision ?? 0,
    ...(previous?.frozenDigest === undefined ? {} : { frozenDigest: previous.frozenDigest }),
    status,
    currency: assessment?.currency ?? previous?.currency ?? noCurrency,
    placedAt: placeInTime(order),
    ...(input.closeAt === undefined ? {} : { closeAt: input.closeAt }),
    ...(input.earlyClose === undefined ? {} : { earlyClose: input.earlyClose }),
    ...(input.unpaidExpiryAt === undefined ? {} : { unpaidExpiryAt: input.unpaidExpiryAt }),
    ...(status === 'parked' && previous?.reportedMissingAt !== undefined
      ? { reportedMissingAt: previous.reportedMissingAt }
      : {}),
    ...(previous?.closedAt === undefined ? {} : { closedAt: previous.closedAt }),
    holds: order.openHolds,
    owed: assessment?.owed ?? [],
    ...(owedInKind.length === 0 ? {} : { owedInKind }),
    ...(missingRates === undefined ? {} : { missingRates }),
    journal: previous?.journal ?? [],
    summary: summarizeConversion(order, assessment),
    updatedAt: now,
  };
}

function placeInTime({ snapshot, activity, adjustment, firstRecordedAt }: OrderState): Instant {
  return snapshot?.placedAt ?? activity?.activity.at ?? adjustment?.at ?? firstRecordedAt;
}
