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
  const edited = await explain('edited-after-payout');
  const three = await explain('three-creators');
  const twoCodes = await explain('two-codes');
  const leaked = await explain('leaked-code-with-click');
  const leakedAlone = await explain('leaked-code-alone');
  const tender = await explain('gift-card-tender');
  const late = await explain('late-shipment');
  const own = await explain('self-referral');
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
      title: 'Three creators on one order: each gets an exact share, and the shares are the whole.',
      sentences: [three.model, ...three.touches, ...three.owed],
    },
    {
      title:
        'Two codes of two creators on one order: the one who had led the customer there earns.',
      sentences: twoCodes.touches,
    },
    {
      title: 'A code that stands on coupon sites: the click that led to the order earns.',
      sentences: leaked.touches,
    },
    {
      title: 'The same code where nothing else led to the order: held, until a person has looked.',
      sentences: [leakedAlone.settlement, ...leakedAlone.touches],
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
