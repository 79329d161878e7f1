import type { Tag } from '../shared/openapi/route-description.ts';

const descriptions: Readonly<Record<Tag, string>> = {
  'Merchants and keys': 'Tenants of the deployment, and the keys with which they call.',
  Programs: 'What a merchant’s program is, who is in it, and what stops it.',
  Plans: 'Versions of commission plans.',
  Creators: 'Who earns, and who is enrolled where.',
  Payees: 'Who receives money for creators.',
  Prospects: 'Customers who could be creators, and what is known of creators’ accounts.',
  Storefronts: 'Creators’ public pages.',
  Links: 'Links of creators.',
  Codes: 'Codes of creators, here and in shops.',
  Connections: 'Shops, rails and sources of payments that send to us.',
  'Exchange rates': 'Reference rates by source and day.',
  'Weight sets': 'What data-driven attribution divides by.',
  Tracking: 'What browsers and phones ask for.',
  Events: 'What back ends and pages tell.',
  Webhooks: 'What shops and rails deliver, signed.',
  Activities: 'What creators did or reached, apart from sales.',
  Adjustments: 'What a person gives to a creator or takes back.',
  Reassignments: 'Whose an order is by a person’s word.',
  'Early closes': 'Closing a conversion before its time.',
  'Payment facts': 'What became of customers’ money, and which orders renew a subscription.',
  Costs: 'What a program cost beside commissions.',
  'Social accounts': 'Creators’ accounts at platforms, their posts and figures.',
  Holds: 'What keeps a conversion from closing or being paid.',
  Payouts: 'Runs of payouts, and what became of each.',
  Tax: 'Who is who for tax, and what was paid to its authority.',
  'Personal data': 'What persons and creators have a right to.',
  'Audit log': 'Who changed what.',
  Conversions: 'Orders and what they owe, with the reasons.',
  Accounts: 'Balances, journals, periods and statements of creators.',
  Closings: 'What waits to be closed, and the runs that close.',
  Reports: 'Figures of programs, creators, codes and finance.',
  'A creator’s own view': 'The same for one creator, who sees nothing of others.',
  System: 'The API itself.',
};

/** The areas of the API, in the order in which they are shown. */
export const tags = Object.entries(descriptions).map(([name, description]) => ({
  name,
  description,
}));
