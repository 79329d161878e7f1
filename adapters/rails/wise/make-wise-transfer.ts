import * as z from 'zod';
import type { RailAmount } from '../../../core/payouts/rails/to-rail-amount.ts';
import { writeRailAmount } from '../../../core/payouts/rails/write-rail-amount.ts';
import type { ApiAnswer, ApiHttp } from '../../http/api-http.ts';
import { readAnswer } from '../../http/read-answer.ts';
import type { PaymentBy } from '../require-order.ts';
import { exactNumber } from './exact-number.ts';
import type { WiseRailAccess } from './wise-rail-access.ts';
import { type WiseTransfer, wiseTransferSchema } from './wise-transfer-schema.ts';

/** Some routes carry no longer reference to the receiver's bank. */
const maxReference = 10;

const quoteSchema = z.object({ id: z.string().min(1).max(100) });
const errorSchema = z.object({ errors: z.array(z.object({ code: z.string() })).min(1) });

export type NewTransfer = {
  readonly payment: PaymentBy<'wise'>;
  readonly amount: RailAmount;
  /** The transfer's `customerTransactionId`. */
  readonly id: string;
};

/**
 * Makes the transfer of a payment, by a quote of what its receiver shall get. Wise answers an id that it knows with the
 * transfer that it has, whatever the quote. No money moves before it is funded.
 *
 * @returns what Wise has against it, in words.
 * @throws ApiError if Wise does not say.
 */
export async function makeWiseTransfer(
  api: ApiHttp,
  { profileId, sourceCurrency }: WiseRailAccess,
  { payment, amount, id }: NewTransfer,
): Promise<WiseTransfer | { readonly refusal: string }> {
  const targetAccount = exactNumber(payment.receiver.recipientId);
  const quotes = `v3/profiles/${profileId}/quotes`;
  const quote = await post(api, quotes, {
    ...{ sourceCurrency: sourceCurrency ?? payment.currency, targetCurrency: payment.currency },
    ...{ targetAmount: exactNumber(writeRailAmount(amount)), targetAccount },
  });
  if ('refusal' in quote) return quote;
  const { id: quoteUuid } = readAnswer(quotes, quoteSchema, quote.json);
  const transfer = await post(api, 'v1/transfers', {
    ...{ targetAccount, quoteUuid, customerTransactionId: id },
    details: { reference: payment.note.slice(0, maxReference).trim() },
  });
  if ('refusal' in transfer) return transfer;
  return readAnswer('v1/transfers', wiseTransferSchema, transfer.json);
}

async function post(
  api: ApiHttp,
  path: string,
  json: object,
): Promise<Pick<ApiAnswer, 'json'> | { readonly refusal: string }> {
  const { status, json: answer } = await api.send({
    method: 'POST',
    path,
    json,
    waitsItsTurn: true,
  });
  if (status < 300) return { json: answer };
  const read = errorSchema.safeParse(answer);
  const code = read.success ? ` ${read.data.errors.map((error) => error.code).join(', ')}` : '';
  return { refusal: `Wise answered ${status}${code}.` };
}
