import * as z from 'zod';
import { maxFavourites } from '../../../core/growth/capture-handle.ts';
import type { Favourite } from '../../../core/growth/prospect.ts';
import {
  maxDestinationLength,
  validateDestination,
} from '../../../core/tracking/validate-destination.ts';
import { invalid } from '../http/problem-error.ts';

const address = z.string().min(1).max(maxDestinationLength);

const title = z
  .string()
  .trim()
  .min(1)
  .max(120)
  .refine((text) => !/\p{Cc}/u.test(text), 'Control characters are not accepted.');

/** A product that a customer likes, or that stands on a shelf. Where it may lead is checked against the program's hosts. */
export const favouriteSchema = z.strictObject({ title, url: address, image: address.optional() });

export const favouritesSchema = z.array(favouriteSchema).max(maxFavourites);

/**
 * Lets pass products whose pages and pictures are on landing hosts of the program.
 *
 * @param field of the body that holds them.
 * @throws ProblemError 422 otherwise: a page under the merchant's name leads nowhere else, and loads nothing else.
 */
export function requireOwnProducts(
  products: readonly Favourite[],
  landingHosts: readonly string[],
  field: string,
): void {
  const issues = products.flatMap(({ url, image }, place) =>
    Object.entries({ url, image }).flatMap(([name, written]) => {
      const refusal =
        written === undefined ? undefined : validateDestination(written, landingHosts);
      const message = `This is no address on a landing host of the program: ${refusal}.`;
      return refusal === undefined ? [] : [{ path: [field, place, name], message }];
    }),
  );
  if (issues.length > 0) throw invalid(issues);
}
