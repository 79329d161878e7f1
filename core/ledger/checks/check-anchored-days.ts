import type { LedgerExport } from '../ledger-export.ts';
import { checkAnchor } from './check-anchor.ts';
import type { Violation } from './violation.ts';

/** Whether every head that was kept on some day still stands: a store rewritten with all its hashes shows here. */
export function checkAnchoredDays({
  accounts,
  anchors = [],
}: Pick<LedgerExport, 'accounts' | 'anchors'>): Violation[] {
  const hashes = new Map(
    accounts.flatMap(({ head, entries }) =>
      entries.map(({ sequence, hash }) => [placeOf({ ...head, sequence }), hash] as const),
    ),
  );
  return anchors.flatMap(({ day, heads }) =>
    heads.flatMap((head) => checkAnchor(head, day, hashes.get(placeOf(head)))),
  );
}

type Place = {
  readonly merchantId: string;
  readonly creatorId: string;
  readonly sequence: number;
};

const placeOf = ({ merchantId, creatorId, sequence }: Place): string =>
  JSON.stringify([merchantId, creatorId, sequence]);
