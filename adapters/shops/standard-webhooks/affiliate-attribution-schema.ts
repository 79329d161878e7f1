import * as z from 'zod';

const name = z.string().min(1).max(255);

/**
 * What an agent handed over at checkout, as the shop received it: the object `affiliate_attribution` of the Agentic
 * Commerce Protocol, where unknown fields are for others and never refused.
 */
export const affiliateAttributionSchema = z
  .looseObject({
    provider: name.describe('Who issued it: a DNS name, such as the host of your links.'),
    token: z.string().min(1).max(2_048).optional().describe('What the provider issued.'),
    publisher_id: name.optional().describe('Proves nothing; for other networks.'),
  })
  .refine(({ token, publisher_id }) => token !== undefined || publisher_id !== undefined, {
    message: 'It needs a token or a publisher_id.',
  });

export type AffiliateAttributionFields = z.output<typeof affiliateAttributionSchema>;
