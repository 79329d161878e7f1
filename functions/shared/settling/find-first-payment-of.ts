import type { OrderSnapshot } from '../../../core/assessment/order-facts.ts';
import { toSubscriptionPayment } from '../../../core/assessment/to-subscription-payment.ts';
import { choosePlanVersion } from '../../../core/plans/choose-plan-version.ts';
import { defaultResumeDays } from '../../../core/plans/renewal-terms.ts';
import type { Program } from '../../../core/programs/program.ts';
import {
  type FirstPayment,
  findFirstPayment,
} from '../../../core/subscriptions/find-first-payment.ts';
import type { EvidencePorts } from './gather-evidence.ts';

/**
 * The payment with which the subscription of an order began; `undefined` for an order of none. How
 * long a pause may last says the plan's version that was in force at the payment before it.
 */
export async function findFirstPaymentOf(
  { subscriptions, directory }: Pick<EvidencePorts, 'subscriptions' | 'directory'>,
  { merchantId, planId }: Program,
  conversionId: string,
  order: OrderSnapshot,
): Promise<FirstPayment | undefined> {
  if (order.subscription === undefined) return undefined;
  const { subscriptionId } = order.subscription;
  const [payments, versions] = await Promise.all([
    subscriptions.list(merchantId, subscriptionId),
    directory.listPlanVersions(merchantId, planId),
  ]);
  return findFirstPayment(
    toSubscriptionPayment(conversionId, order, subscriptionId),
    payments,
    (at) => choosePlanVersion(versions, at)?.renewals?.resumeDays ?? defaultResumeDays,
  );
}
