import { toRewardAmountDocument } from '../../adapters/documents/to-reward-amount-document.ts';
import { toMoneyDocument } from '../../core/money/money-document.ts';
import { type DuplicateAccount, duplicateAccount } from '../../core/payouts/duplicate-accounts.ts';
import { defaultQuoteSource } from '../../core/payouts/find-quote.ts';
import type { PayoutControls, PayoutControlsStore } from '../../core/payouts/payout-controls.ts';
import type { Instant } from '../../core/time/instant.ts';
import { requireKey } from '../shared/http/caller.ts';
import { json } from '../shared/http/http.ts';
import type { JsonRoute } from '../shared/http/json-endpoint.ts';
import { parseRequest } from '../shared/http/parse-request.ts';
import {
  type FindDuplicatesPorts,
  findDuplicateAccounts,
} from '../shared/paying/find-duplicate-accounts.ts';
import { controlsSchema } from './payout-schemas.ts';

export type ControlRoutesPorts = FindDuplicatesPorts & {
  readonly controls: PayoutControlsStore;
  readonly now: () => Instant;
};

/** `/v1/payout-controls`: what is looked at before money moves; and `/v1/payout-signals`: what there is to look at. */
export function controlRoutes(ports: ControlRoutesPorts): JsonRoute[] {
  const { controls } = ports;
  const path = '/v1/payout-controls';
  return [
    {
      ...{ method: 'GET', path, scopes: ['manage', 'read', 'payouts'] },
      handle: async ({ caller }) =>
        json(200, toControlsDocument(await controls.read(requireKey(caller).merchantId))),
    },
    {
      ...{ method: 'PUT', path, scopes: ['manage'], audit: 'payout-controls.saved' },
      before: async ({ caller }) =>
        toControlsDocument(await controls.read(requireKey(caller).merchantId)),
      handle: async ({ caller, body }) => {
        const { rateSource, ...said } = parseRequest(controlsSchema, body);
        const wanted = { ...said, ...(rateSource === undefined ? {} : { rateSource }) };
        await controls.save(requireKey(caller).merchantId, wanted);
        return json(200, toControlsDocument(wanted));
      },
    },
    {
      ...{ method: 'GET', path: '/v1/payout-signals', scopes: ['manage', 'read', 'payouts'] },
      handle: async ({ caller }) => {
        const { merchantId } = requireKey(caller);
        const found = await findDuplicateAccounts(ports, merchantId, ports.now());
        return json(200, { items: found.map(toSignalDocument) });
      },
    },
  ];
}

function toControlsDocument({
  approvalLimits,
  duplicateAccounts,
  rewardValues = [],
  rateSource = defaultQuoteSource,
}: PayoutControls) {
  return {
    approvalLimits: approvalLimits.map(toMoneyDocument),
    duplicateAccounts,
    rewardValues: rewardValues.map(({ amount, value }) => ({
      amount: toRewardAmountDocument(amount),
      value: toMoneyDocument(value),
    })),
    rateSource,
  };
}

function toSignalDocument({ account: { rail, ending }, owners }: DuplicateAccount) {
  return { name: duplicateAccount, account: { rail, accountEnding: ending }, owners };
}
