import { formatDay } from '../../../core/time/format-instant.ts';
import { storyStart, storyStops, storyTime } from '../story/story-calendar.ts';

const lastStop = storyStops[storyStops.length - 1];

/** The days of the story as the reports' query: all of them. */
export const reportDays = `from=${formatDay(storyStart)}&to=${formatDay(storyTime(lastStop?.day ?? 0))}`;
