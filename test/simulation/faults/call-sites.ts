import type { AimedSites, Reach } from './aim.ts';

/**
 * Every place where a function of the simulation calls a service, as `siteOf` names it, and how many
 * of a thousand histories meet it. Histories are aimed the more at a place the fewer meet it; the
 * coverage is counted over all of them. `npm run simulate -- --seeds 2000 --list-sites` prints the list anew.
 */
export const reachOfSites: Reach = {
  'assess-orders Get of Programs': 1000,
  'assess-orders Put ORDER': 387,
  'assess-orders Put STATE': 1000,
  'assess-orders Query CUSTOMER ORDER': 387,
  'assess-orders Query ORDER all': 1000,
  'assess-orders Query PERSON all': 363,
  'assess-orders Query PLAN VERSION': 1000,
  'assess-orders Query VISITOR CONSENT': 270,
  'assess-orders SendMessageBatch assess': 70,
  'assess-orders TransactWrite Put STATE, Put REVISION, Put INBOX': 457,
  'assess-orders Update VISITOR': 213,
  'close-conversions Get of Programs': 927,
  'close-conversions Put CHUNK': 927,
  'close-conversions Put STATE': 57,
  'close-conversions Query CUSTOMER ORDER': 297,
  'close-conversions Query ORDER all': 927,
  'close-conversions Query PERSON all': 297,
  'close-conversions Query PLAN VERSION': 927,
  'close-conversions Query VISITOR CONSENT': 223,
  'close-conversions TransactWrite Put STATE, Put REVISION': 110,
  'close-conversions TransactWrite Put STATE, Put REVISION, Put INBOX': 857,
  'manage-payouts-resolve Get BATCH': 753,
  'manage-payouts-resolve Get HEAD': 753,
  'manage-payouts-resolve Get PAYOUT': 753,
  'manage-payouts-resolve Get POINTER': 753,
  'manage-payouts-resolve TransactWrite Put HEAD, Put ENTRY, Put PAYOUT': 753,
  'manage-payouts-run Get HEAD': 487,
  'manage-payouts-run Get RUN': 720,
  'manage-payouts-run Get of Programs': 720,
  'manage-payouts-run Put BATCH': 460,
  'manage-payouts-run Put RUN': 720,
  'manage-payouts-run Query TENANT PROGRAM': 720,
  'manage-payouts-run Query byIndex PAYABLE': 720,
  'manage-payouts-run SendMessageBatch payout': 460,
  'plan-closings Get CLOSING': 1000,
  'plan-closings Get WATERMARK': 1000,
  'plan-closings Put CLOSING': 1000,
  'plan-closings Put WATERMARK': 1000,
  'plan-closings Query byIndex DUE': 1000,
  'plan-closings Query byIndex MERCHANTS': 1000,
  'plan-closings SendMessageBatch close': 927,
  'plan-payouts Get HEAD': 827,
  'plan-payouts Get RUN': 1000,
  'plan-payouts Get of Programs': 1000,
  'plan-payouts Put BATCH': 670,
  'plan-payouts Put RUN': 1000,
  'plan-payouts Query TENANT PROGRAM': 1000,
  'plan-payouts Query byIndex MERCHANTS': 1000,
  'plan-payouts Query byIndex PAYABLE': 1000,
  'plan-payouts SendMessageBatch payout': 667,
  'post-legs Get HEAD': 857,
  'post-legs Query CREATOR INBOX': 857,
  'post-legs TransactWrite Put HEAD, Put ENTRY, Delete INBOX': 857,
  'receive-fact Put FACT': 1000,
  'receive-rail-callback Get BATCH': 560,
  'receive-rail-callback Get HEAD': 560,
  'receive-rail-callback Get PAYOUT': 560,
  'receive-rail-callback Get POINTER': 560,
  'receive-rail-callback Get of Programs': 560,
  'receive-rail-callback TransactWrite Put HEAD, Put ENTRY, Put PAYOUT': 560,
  'relay-work SendMessageBatch assess': 1000,
  'relay-work SendMessageBatch post': 857,
  'run-payout-batch Get BATCH': 767,
  'run-payout-batch Get HEAD': 767,
  'run-payout-batch Get PAYOUT': 733,
  'run-payout-batch Get POINTER': 733,
  'run-payout-batch Get of Programs': 767,
  'run-payout-batch Put BATCH': 767,
  'run-payout-batch PutObject payout-files': 730,
  'run-payout-batch Query CREATOR PAYOUT': 767,
  'run-payout-batch Query TENANT PROGRAM': 767,
  'run-payout-batch TransactWrite Put HEAD, Put ENTRY, Put PAYOUT': 27,
  'run-payout-batch TransactWrite Put HEAD, Put ENTRY, Put PAYOUT, Put POINTER': 763,
  'run-payout-batch TransactWrite Put PAYOUT, Check HEAD': 763,
};

export const callSites: readonly string[] = Object.keys(reachOfSites);

const payoutFunctions = new Set([
  'plan-payouts',
  'manage-payouts-run',
  'run-payout-batch',
  'receive-rail-callback',
  'manage-payouts-resolve',
]);

/** The call sites on the way of a payout, from its plan to the last word of its rail. */
export const payoutSites: readonly string[] = callSites.filter((site) =>
  payoutFunctions.has(site.slice(0, site.indexOf(' '))),
);

/** What histories are aimed at. */
export const sites: AimedSites = { reach: reachOfSites, ofPayouts: payoutSites };
