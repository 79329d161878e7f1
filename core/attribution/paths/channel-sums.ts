import { growFloats } from './linear/grow-array.ts';
import type { ChannelCredit } from './path-model.ts';

/** What each channel has got so far. A class, because the engine reaches fields faster than closures. */
export class ChannelSums {
  private conversions = new Float64Array(64);
  private values = new Float64Array(64);
  /** One more than the greatest channel id seen. */
  private seen = 0;

  add(channel: number, conversions: number, value: number): void {
    if (channel >= this.seen) this.welcome(channel);
    this.conversions[channel] = (this.conversions[channel] as number) + conversions;
    this.values[channel] = (this.values[channel] as number) + value;
  }

  /**
   * The sums of all channels, those that never appeared included.
   *
   * @throws RangeError if a channel that got something has no name.
   */
  list(channels: readonly string[]): ChannelCredit[] {
    if (this.seen > channels.length) {
      throw new RangeError(`Channel ${this.seen - 1} has no name.`);
    }
    return channels.map((channel, id) => ({
      channel,
      conversions: this.conversions[id] ?? 0,
      value: this.values[id] ?? 0,
    }));
  }

  private welcome(channel: number): void {
    this.seen = channel + 1;
    this.conversions = growFloats(this.conversions, this.seen);
    this.values = growFloats(this.values, this.seen);
  }
}
