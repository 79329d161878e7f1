import { RefusedByRailError } from '../../adapters/rails/refused-by-rail-error.ts';
import type { StripeOnboarding } from '../../adapters/rails/stripe/stripe-onboarding.ts';
import {
  type AccountOpening,
  type AccountOpeningKey,
  type AccountTerms,
  beginOpening,
  finishOpening,
  madeWithin,
  refuseOpening,
  stepOfOpening,
} from '../../core/payouts/account-opening.ts';
import { conflict, ProblemError } from '../shared/http/problem-error.ts';
import { askRail, railUnavailable } from './ask-rail.ts';
import type { ManageRailAccountsPorts } from './ports.ts';

type Ports = Pick<ManageRailAccountsPorts, 'openings' | 'logError' | 'now'>;

/** After so long a call that began before is over. */
const waitSeconds = 300;

/**
 * The account of a creator with one of the merchant's accounts at Stripe, opened now if there is none. That it is opened is stored before Stripe
 * hears of it: whoever asks again within the life of Stripe's keys makes the same call, and later looks for what was made.
 *
 * @returns the id of the account.
 * @throws ProblemError 409 if it was opened as something else, or Stripe refuses; 502 or 503 if nobody knows yet what became of it.
 */
export async function openAccountOnce(
  ports: Ports,
  onboarding: StripeOnboarding,
  key: AccountOpeningKey,
  terms: AccountTerms,
): Promise<string> {
  const wanted = { ...key, ...terms, startedAt: ports.now() };
  const opening = await begin(ports, wanted);
  if (opening.country !== terms.country || opening.agreement !== terms.agreement) {
    throw conflict(
      '/problems/rail-account-opened-otherwise',
      `The account is opened for ${opening.country} with the agreement "${opening.agreement}", which cannot be changed.`,
    );
  }
  if (opening.accountId !== undefined) return opening.accountId;

  const step = stepOfOpening(opening, ports.now());
  if (step === 'wait') throw new ProblemError(railUnavailable(waitSeconds));
  if (step === 'call') return open(ports, onboarding, opening);
  const made = await askRail(ports, () =>
    onboarding.findAccount({ ...key, ...madeWithin(opening) }),
  );
  if (made !== undefined) return finish(ports, opening, made);
  return open(ports, onboarding, await begin(ports, wanted, opening));
}

/** What stands: this opening, or one that began before. */
async function begin(
  { openings }: Ports,
  wanted: AccountOpening,
  fruitless?: AccountOpening,
): Promise<AccountOpening> {
  const begun = await openings.change(wanted, (known) => beginOpening(known, wanted, fruitless));
  const opening = begun ?? (await openings.find(wanted));
  if (opening === undefined) throw new Error('An account that is being opened cannot be read.');
  return opening;
}

async function open(
  ports: Ports,
  onboarding: StripeOnboarding,
  opening: AccountOpening,
): Promise<string> {
  if (opening.accountId !== undefined) return opening.accountId;
  const attempt = `${opening.connectionId} ${opening.startedAt}`;
  const accountId = await askRail(ports, async () => {
    try {
      return await onboarding.openAccount({ ...opening, attempt });
    } catch (error) {
      if (error instanceof RefusedByRailError) {
        await ports.openings.change(opening, (known) => refuseOpening(known, opening));
      }
      throw error;
    }
  });
  return finish(ports, opening, accountId);
}

async function finish(
  { openings }: Ports,
  opening: AccountOpening,
  accountId: string,
): Promise<string> {
  const finished = await openings.change(opening, (known) =>
    finishOpening(known, opening, accountId),
  );
  const stored = finished ?? (await openings.find(opening));
  if (stored?.accountId === undefined) throw new Error('An account was opened and is not stored.');
  return stored.accountId;
}
