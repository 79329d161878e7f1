import type { Payout } from '../../core/payouts/payout.ts';
import type { PayoutStore } from '../../core/payouts/payout-store.ts';
import type { ConversionStore } from '../../core/settlement/conversion-store.ts';
import type { CutStatement } from '../../core/statements/cut-statement.ts';
import type {
  OrderReference,
  StatementReferences,
} from '../../core/statements/describe-statement.ts';
import { listRules } from '../../core/statements/list-rules.ts';
import type { Instant } from '../../core/time/instant.ts';
import { mapBounded } from '../shared/reading/map-bounded.ts';

export type GatherReferencesPorts = {
  readonly conversions: Pick<ConversionStore, 'load'>;
  readonly payouts: Pick<PayoutStore, 'listPayoutsOfCreator'>;
};

type Account = { readonly merchantId: string; readonly creatorId: string };

/** So many orders are read at once. */
const readsAtOnce = 8;

/** What the lines of a statement refer to: one query for each order, and one for the payouts if there are any. */
export async function gatherReferences(
  ports: GatherReferencesPorts,
  account: Account,
  { units }: CutStatement,
): Promise<StatementReferences> {
  const lines = units.flatMap((unit) => unit.lines);
  const ids = new Set(lines.flatMap((line) => (line.kind === 'order' ? [line.conversionId] : [])));
  const orders = await mapBounded([...ids], readsAtOnce, async (conversionId) => {
    return [conversionId, await findOrder(ports, account, conversionId)] as const;
  });
  const hasPayouts = lines.some(({ kind }) => kind === 'payout');
  const { merchantId, creatorId } = account;
  const payouts = hasPayouts ? await ports.payouts.listPayoutsOfCreator(merchantId, creatorId) : [];
  return {
    orders: new Map(orders),
    payouts: new Map(payouts.map((payout) => [payout.payoutId, evidenceOf(payout)])),
  };
}

async function findOrder(
  { conversions }: GatherReferencesPorts,
  { merchantId, creatorId }: Account,
  conversionId: string,
): Promise<OrderReference> {
  const { state, frozen } = await conversions.load({ merchantId, conversionId });
  const orderName = state?.summary.orderName;
  return {
    ...(orderName === undefined ? {} : { orderName }),
    rulesOf: (revision, unit) => listRules(frozen, creatorId, { revision, unit }),
  };
}

/** What was said when it reached the state that it reached at a moment. */
function evidenceOf({ history }: Payout) {
  return (at: Instant) => history.find((step) => step.at === at)?.evidence;
}
