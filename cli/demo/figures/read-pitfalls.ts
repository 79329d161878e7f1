import { formatMoneyWithCurrency } from '../../../core/money/format-money-with-currency.ts';
import type { MoneyDocument } from '../../../core/money/money-document.ts';
import type { ApiClient } from '../api-client.ts';
import { sampleShops } from '../story/sample-shops.ts';
import type { Story, StoryOrder } from '../story/story-types.ts';
import type { CreatorFigures, Pitfall } from './figures.ts';
import type { ConversionDocument } from './read-conversions.ts';
import { conversionIdOf, readExplanation } from './read-explanation.ts';

/** An order's commission at the moment of asking. */
export async function readCommission(
  merchant: ApiClient,
  order: StoryOrder,
): Promise<MoneyDocument | undefined> {
  const { commission } = await merchant.get<ConversionDocument>(
    `/v1/conversions/${encodeURIComponent(conversionIdOf(order))}`,
  );
  return commission;
}

/** The orders of the story that other systems get wrong, and what this one says about them. */
export async function readPitfalls(
  merchant: ApiClient,
  story: Story,
  afterPayout: { readonly before: MoneyDocument | undefined; readonly creator?: CreatorFigures },
): Promise<Pitfall[]> {
  const order = (name: string): StoryOrder => {
    const found = story.named[name];
    if (found === undefined) throw new RangeError(`The story has no order "${name}".`);
    return found;
  };
  const explain = (name: string) => readExplanation(merchant, order(name));
  const [edited, twoCodes, tender, late, own] = await Promise.all(
    ['edited-after-payout', 'two-codes', 'gift-card-tender', 'late-shipment', 'self-referral'].map(
      explain,
    ),
  );
  if (!edited || !twoCodes || !tender || !late || !own)
    throw new RangeError('Five orders, please.');
  const { before, creator } = afterPayout;

  return [
    {
      title: 'Edited and partly refunded after the payout: the difference is a debt, to the cent.',
      sentences: [
        `It had earned ${write(before)} and was paid out. ${edited.title} ${edited.settlement}`,
        ...(creator === undefined
          ? []
          : [
              `${creator.creator} was paid ${creator.paid} ${creator.currency} and has a debt of ${creator.debt} ${creator.currency}, netted from later earnings.`,
            ]),
      ],
    },
    {
      title:
        'Two codes of two creators on one order: the one who had led the customer there earns.',
      sentences: twoCodes.touches,
    },
    {
      title: `Paid partly with a gift card, ${writeTender(order('gift-card-tender'))}: tender does not lower the base.`,
      sentences: [...tender.lines, ...tender.groups],
    },
    {
      title: 'Shipped late: ordered on the same days as the others, not yet payable.',
      sentences: [`${late.title} ${late.settlement}`],
    },
    { title: 'Bought by the creator: refused, with code and click.', sentences: own.touches },
  ];
}

function writeTender({ shop, giftCardMinorUnits: minorUnits }: StoryOrder): string {
  return formatMoneyWithCurrency({ minorUnits, currency: sampleShops[shop].currency });
}

const write = (money: MoneyDocument | undefined): string =>
  money === undefined ? 'nothing' : `${money.amount} ${money.currency}`;
