import { growIntegers } from './linear/grow-array.ts';

/** How often a journey meets each channel, without clearing anything from one journey to the next. */
export class ChannelCounts {
  /** How many different channels the journey met. */
  distinct = 0;
  private journey = 0;
  /** By channel: the last journey that met it, and how often that was. */
  private journeys = new Int32Array(64);
  private counts = new Int32Array(64);

  /** Begins a journey, in which no channel was met yet. */
  begin(): void {
    this.journey += 1;
    this.distinct = 0;
  }

  /** Counts one more meeting, and answers how many there were. */
  count(channel: number): number {
    if (channel >= this.journeys.length) this.grow(channel + 1);
    if (this.journeys[channel] !== this.journey) {
      this.journeys[channel] = this.journey;
      this.counts[channel] = 0;
      this.distinct += 1;
    }
    const count = (this.counts[channel] as number) + 1;
    this.counts[channel] = count;
    return count;
  }

  /** How often the journey met a channel that it met. */
  of(channel: number): number {
    return this.counts[channel] as number;
  }

  private grow(channels: number): void {
    this.journeys = growIntegers(this.journeys, channels);
    this.counts = growIntegers(this.counts, channels);
  }
}
