import type { Random } from '../mulberry32.ts';
import type { ClickBook } from './click-book.ts';
import { sampleShops } from './sample-shops.ts';

const lastClickStop = 8;

/** Clicks of people who do not buy, until `total` clicks count; and machines that do not count. */
export function everydayClicks(
  clicks: ClickBook,
  random: Random,
  total: number,
  machines: Readonly<Record<'bot' | 'prefetch' | 'head', number>>,
): void {
  const slugs = Object.values(sampleShops).flatMap((shop) =>
    shop.creators.flatMap((creator) => creator.slugs),
  );
  const stop = () => random.below(lastClickStop + 1);
  let visitors = 0;
  while (clicks.counted < total) {
    visitors += 1;
    clicks.click(stop(), `passer-by-${visitors}`, random.pick(slugs));
  }
  for (const [kind, count] of Object.entries(machines) as ['bot' | 'prefetch' | 'head', number][]) {
    for (let machine = 1; machine <= count; machine += 1) {
      clicks.click(stop(), `${kind}-${machine}`, random.pick(slugs), kind);
    }
  }
}
