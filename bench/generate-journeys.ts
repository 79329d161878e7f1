import { mulberry32 } from './mulberry32.ts';

export type JourneyShape = {
  readonly journeys: number;
  readonly channels: number;
  readonly seed: number;
};

const longestJourney = 40;
const chanceOfAnotherTouch = 0.8;
const chanceOfTheSameChannel = 0.25;
/** Characters gathered before they are handed out, so that a writer makes few large writes. */
const blockLength = 1 << 20;

/**
 * Makes up a path file, one row a journey, about five touches each, and hands it out in blocks of text.
 *
 * The number of touches is geometric, at most 40. Popular channels are met more often (weights fall like 1/rank), a
 * touch tends to repeat the channel before it, and every seventh channel is good: journeys over it
 * convert more often. About one in five converts, and is worth 5.00 to 405.00.
 */
export function* generateJourneys({ journeys, channels, seed }: JourneyShape): Generator<string> {
  const random = mulberry32(seed);
  const pickChannel = popularityOf(channels, random);
  let block = 'path,total_conversions,total_conversion_value,total_null\n';
  for (let journey = 0; journey < journeys; journey += 1) {
    block += writeRow(walkJourney(random, pickChannel), random);
    if (block.length >= blockLength) {
      yield block;
      block = '';
    }
  }
  yield block;
}

function walkJourney(random: () => number, pickChannel: () => number): number[] {
  const touches = [pickChannel()];
  while (touches.length < longestJourney && random() < chanceOfAnotherTouch) {
    const repeated = random() < chanceOfTheSameChannel ? touches.at(-1) : undefined;
    touches.push(repeated ?? pickChannel());
  }
  return touches;
}

function writeRow(touches: readonly number[], random: () => number): string {
  const good = touches.filter((channel) => channel % 7 === 3).length;
  const chance = 0.08 + 0.05 * Math.min(good, 4) + 0.01 * Math.min(touches.length, 10);
  const path = touches.map((channel) => `channel-${channel}`).join(' > ');
  if (random() >= chance) return `${path},0,0,1\n`;

  return `${path},1,${(5 + random() * 400).toFixed(2)},0\n`;
}

/** Channel i is picked in proportion to floor(1,000,000 / (i + 4)). */
function popularityOf(channels: number, random: () => number): () => number {
  const upTo = new Float64Array(channels);
  let total = 0;
  for (let channel = 0; channel < channels; channel += 1) {
    total += Math.floor(1e6 / (channel + 4));
    upTo[channel] = total;
  }
  return () => {
    const drawn = random() * total;
    let [low, high] = [0, channels - 1];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((upTo[middle] as number) > drawn) high = middle;
      else low = middle + 1;
    }
    return low;
  };
}
