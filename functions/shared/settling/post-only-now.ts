import type { LedgerStore } from '../../../core/ledger/ledger-store.ts';
import { assertPostedNow } from '../../../core/ledger/posting-time.ts';
import type { ConversionStore } from '../../../core/settlement/conversion-store.ts';
import type { Instant } from '../../../core/time/instant.ts';

/** Accounts into which nothing is written that bears another time than now: so nothing gets into a locked month. */
export function postOnlyNow(ledger: LedgerStore, now: () => Instant): LedgerStore {
  return {
    ...ledger,
    write(change) {
      assertPostedNow(change.entry, now());
      return ledger.write(change);
    },
  };
}

/** The same for the journals of orders: the entries that this very version of an order adds. */
export function journalOnlyNow(conversions: ConversionStore, now: () => Instant): ConversionStore {
  return {
    ...conversions,
    save(change) {
      const { journal, version } = change.state;
      const added = journal.filter(({ cause }) => cause.endsWith(`/${version}`));
      for (const entry of added) assertPostedNow(entry, now());
      return conversions.save(change);
    },
  };
}
