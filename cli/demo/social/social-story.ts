import { type Instant, msPerDay } from '../../../core/time/instant.ts';
import { storyTime } from '../story/story-calendar.ts';

/** A post of the story's social creator. */
export type StoryPost = {
  readonly platform: 'youtube' | 'x';
  readonly contentId: string;
  readonly title: string;
  readonly text: string;
  readonly publishedAt: Instant;
  /** What it has once nobody looks any more. */
  readonly viewsInTheEnd: number;
};

/** Who earns by views and not by sales, and the program that counts them. */
export const socialCreator = {
  creatorId: 'noor-haddad',
  name: 'Noor Haddad',
  email: 'noor.haddad@creators.example',
  iban: 'FR1420041010050500013M02606',
  code: 'NOOR10',
  handle: 'noorwalks',
  youtubeChannel: 'UCnoorwalksnoorwalks0000',
  xUser: '9007199254740995',
} as const;

export const socialProgram = {
  programId: 'social',
  planId: 'social',
  name: 'Alder & Peak Social',
  currency: 'EUR',
  measuringDays: 14,
  perThousandViews: '4.00',
  /** What views of videos count more than others. */
  videoMultiplier: '1.5',
} as const;

/** The stop of the story at which the creator connects both accounts; the posts come after it. */
export const connectStop = 4;
/** The stop at which both are disconnected again: what was earned by then stays. */
export const disconnectStop = 11;

export const storyPosts: readonly StoryPost[] = [
  {
    ...{ platform: 'youtube', contentId: 'kestrel2nts' },
    title: 'Three nights in the Kestrel 2',
    text: 'Ad: Alder & Peak pays me for the views of this video. Save with NOOR10 at the shop.',
    ...{ publishedAt: storyTime(40, 600), viewsInTheEnd: 21_480 },
  },
  {
    ...{ platform: 'x', contentId: '2021500000000000001' },
    ...{ title: '', text: '#ad Packed for the Cirque with the Ridge 45. Save with NOOR10.' },
    ...{ publishedAt: storyTime(41, 300), viewsInTheEnd: 9_250 },
  },
  {
    ...{ platform: 'x', contentId: '2021500000000000002' },
    title: '',
    text: 'The stove that I take on every trip and would not leave at home: save with NOOR10 at the shop.',
    ...{ publishedAt: storyTime(42, 300), viewsInTheEnd: 6_600 },
  },
];

/** People look at a post for five days, most of them at once. */
const daysOfInterest = 5;

/** How many views a post has at a moment: all of them five days after its publication. */
export function viewsAt({ publishedAt, viewsInTheEnd }: StoryPost, at: Instant): number {
  const left = Math.max(0, 1 - (at - publishedAt) / (daysOfInterest * msPerDay));
  return Math.floor(viewsInTheEnd * (1 - left * left));
}
