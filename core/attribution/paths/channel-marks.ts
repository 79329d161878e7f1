import { growIntegers } from './linear/grow-array.ts';

/** Tells whether a channel was met before in the same journey, without clearing anything in between. */
export class ChannelMarks {
  private journeys = new Int32Array(64);
  private journey = 0;

  /** Begins a journey, in which no channel was met yet. */
  begin(): void {
    this.journey += 1;
  }

  /** Whether the journey meets the channel for the first time. */
  meet(channel: number): boolean {
    if (channel >= this.journeys.length) this.journeys = growIntegers(this.journeys, channel + 1);
    if (this.journeys[channel] === this.journey) return false;
    this.journeys[channel] = this.journey;
    return true;
  }
}
