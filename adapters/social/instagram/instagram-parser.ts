import { makeJsonParser } from '../json-parser.ts';
import { lookAt } from './look-at.ts';
import { readInsights } from './read-insights.ts';
import { readMedia, readStories } from './read-media.ts';
import { readProducts } from './read-products.ts';
import { readProfile } from './read-profile.ts';
import { refuseError } from './refuse-error.ts';

/** Instagram with the Graph API, v25. */
export const instagramParser = makeJsonParser({
  readers: {
    media: readMedia,
    stories: readStories,
    insights: readInsights,
    profile: readProfile,
    products: readProducts,
  },
  refuseError,
  lookAt,
});
