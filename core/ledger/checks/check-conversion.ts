import type { CreatorAmount } from '../../assessment/assessment.ts';
import {
  type AdjustmentAssessment,
  type ConversionAssessment,
  isOfAdjustment,
} from '../../assessment/conversion-assessment.ts';
import type { Sha256 } from '../../encoding/hashing.ts';
import type { ConversionState, FrozenAssessment } from '../../settlement/conversion.ts';
import { listHeld } from '../../settlement/list-held.ts';
import { listOwed, type OwedAmount } from '../../settlement/list-owed.ts';
import { owedDifference } from '../../settlement/owed-difference.ts';
import type { AccountKind } from '../entry.ts';
import { isCash } from '../is-cash.ts';
import type { LedgerExport } from '../ledger-export.ts';
import { sumPostings } from '../sum-postings.ts';
import { checkJournal } from './check-journal.ts';
import { checkRates } from './check-rates.ts';
import type { Violation } from './violation.ts';

/**
 * An order's journal is whole and holds exactly what its creators are owed, in the account that its
 * status names; and what a closed order owes is what its last frozen assessment says.
 */
export function checkConversion(
  { state, frozen }: LedgerExport['conversions'][number],
  sha256: Sha256,
): Violation[] {
  const { merchantId, conversionId } = state;
  const name = `order/${conversionId}`;
  const where = `${merchantId}/${name}`;
  const revisions = frozen.toSorted((a, b) => a.revision - b.revision);
  const last = revisions.at(-1);

  return [
    ...checkJournal({ merchantId, name, entries: state.journal }, sha256),
    ...checkOwed(where, state),
    ...checkRevisions(
      where,
      state,
      revisions.map(({ revision }) => revision),
    ),
    ...revisions.flatMap(({ revision, assessment }) =>
      checkSplit(`${where}@${revision}`, assessment),
    ),
    ...checkRates(where, revisions),
    ...(last === undefined
      ? []
      : [
          ...report(
            where,
            'The newest frozen assessment',
            listOwed(state),
            listOwed(last.assessment),
          ),
          ...checkHeld(where, state, last),
        ]),
  ];
}

/** What a closed order holds back in the accounts is what its last revision says. */
function checkHeld(where: string, state: ConversionState, last: FrozenAssessment): Violation[] {
  const held = listHeld(state, state.held === true);
  return report(
    where,
    'The newest revision, held back,',
    held,
    listHeld(last.assessment, last.held === true),
  );
}

const restingAccount = (status: ConversionState['status']): AccountKind =>
  status === 'closed' ? 'settling' : status === 'held' ? 'held' : 'pending';

function checkOwed(where: string, state: ConversionState): Violation[] {
  const { status, journal, currency } = state;
  const all = journal
    .flatMap((entry) => entry.postings)
    .filter(({ account }) => account !== 'commission-expense');
  const isForeign = (unit: string) => isCash(unit) && unit !== currency;
  const postings = all.filter(({ unit }) => !isForeign(unit));
  // An estimate in another currency, before the order changed to this one, was taken back whole.
  const foreign = sumPostings(
    all.filter(({ unit }) => isForeign(unit)),
    ({ owner, account, unit }) => `${unit} are ${account} of ${owner}`,
  );
  const strays = sumPostings(
    postings.filter(({ account }) => account !== restingAccount(status)),
    ({ owner, account, unit }) => `${unit} are ${account} of ${owner}`,
  );
  const resting = sumPostings(
    postings.filter(({ account }) => account === restingAccount(status)),
    ({ owner, unit }) => JSON.stringify([owner, unit]),
  );
  const posted = [...resting].map(([key, sum]): OwedAmount => {
    const [creatorId, unit] = JSON.parse(key) as [string, string];
    return { creatorId, unit, minorUnits: -sum };
  });
  return [
    ...report(where, `The journal's ${restingAccount(status)}`, listOwed(state), posted),
    ...[...strays]
      .filter(([, sum]) => sum !== 0n)
      .map(([key, sum]) => ({
        invariant: 'I11' as const,
        where,
        detail: `The order is ${status}, yet ${-sum} ${key}.`,
      })),
    ...[...foreign]
      .filter(([, sum]) => sum !== 0n)
      .map(([key, sum]) => ({
        invariant: 'I1' as const,
        where,
        detail: `The order is in ${currency}, yet ${-sum} ${key}.`,
      })),
  ];
}

function checkRevisions(
  where: string,
  { revision, status }: ConversionState,
  found: readonly number[],
): Violation[] {
  const isWhole = found.length === revision && found.every((each, index) => each === index + 1);
  const isClosed = status === 'closed';
  if (isWhole && isClosed === revision > 0) return [];
  const detail = `The order is ${status} at revision ${revision}, frozen are [${found.join(', ')}].`;
  return [{ invariant: 'I11', where, detail }];
}

/** Every group's shares sum to its commission, and the creators' amounts to the shares, unit by unit. */
function checkSplit(where: string, assessment: ConversionAssessment): Violation[] {
  if (isOfAdjustment(assessment)) return checkAdjustment(where, assessment);
  const { groups, owed, owedInKind } = assessment;
  const wrong = groups.filter(
    ({ shares, minorUnits }) =>
      shares.reduce((sum, share) => sum + share.minorUnits, 0n) !== minorUnits,
  );
  const amounts = [...owed.map((cash) => ({ ...cash, unit: undefined })), ...owedInKind];
  const units = new Set([...groups, ...amounts].map(({ unit }) => unit));
  return [
    ...wrong.map(({ ruleId, lineId }) => ({
      invariant: 'I2' as const,
      where,
      detail: `The shares of rule ${ruleId}${lineId === undefined ? '' : ` on line ${lineId}`} do not sum to its commission.`,
    })),
    ...[...units].flatMap((unit) =>
      owedDifference(
        amounts.filter((amount) => amount.unit === unit).map(withoutUnit),
        groups.filter((group) => group.unit === unit).flatMap(({ shares }) => shares),
      ).map(({ creatorId, minorUnits }) => ({
        invariant: 'I2' as const,
        where,
        detail: `${creatorId} is owed ${-minorUnits}${unit === undefined ? '' : ` ${unit}`} more than the shares say.`,
      })),
    ),
  ];
}

/** An adjustment that stands owes its amount, one that was refused nothing. */
function checkAdjustment(where: string, assessment: AdjustmentAssessment): Violation[] {
  const { adjustment, owed } = assessment;
  const stands = adjustment.standing === 'refused' ? [] : [adjustment];
  return owedDifference(stands, owed).map(({ creatorId, minorUnits }) => ({
    invariant: 'I2',
    where,
    detail: `${creatorId} is owed ${minorUnits} more than the adjustment says.`,
  }));
}

const withoutUnit = ({ creatorId, minorUnits }: CreatorAmount): CreatorAmount => ({
  creatorId,
  minorUnits,
});

function report(
  where: string,
  source: string,
  owed: readonly OwedAmount[],
  found: readonly OwedAmount[],
): Violation[] {
  return owedDifference(owed, found).map(({ creatorId, unit, minorUnits }) => ({
    invariant: 'I11',
    where,
    detail: `${source} has ${minorUnits} ${unit} more for ${creatorId} than the order owes.`,
  }));
}
