import { onItsWay, openStates, type Payout, type PayoutState } from './payout.ts';
import type { RailReport } from './payout-rail.ts';

/** What a report does to a payout; `undefined`: it is known, out of date, or says nothing yet. */
export type ReportMove =
  /** Moves its money, with an entry. */
  | { readonly kind: 'confirm' | 'fail' | 'take-back' }
  /** Moves the payout, and no money. */
  | { readonly kind: 'mark'; readonly state: PayoutState }
  /** It contradicts what is booked: nothing moves, it is kept in the history, and people are told. */
  | { readonly kind: 'note' };

/**
 * Decides what a rail's report does, in whatever order reports come. A pure function of the payout and the report.
 *
 * Of a failure and an arrival the failure is later: a rail takes an arrival back, and never a failure. So an arrival after a
 * return is old news, and one after a failure is a contradiction, because the money is payable again.
 *
 * @param isSendingOver whether nobody can send it any more: only then may what was never seen be given back.
 */
export function weighReport(
  payout: Payout,
  report: RailReport,
  isSendingOver: boolean,
): ReportMove | undefined {
  const { finding } = isAnotherPayment(payout, report)
    ? { finding: 'contradicted' as const }
    : report;
  if (openStates.includes(payout.state))
    return weighOpen(payout, { ...report, finding }, isSendingOver);
  switch (payout.state) {
    case 'review':
      return weighReview(payout, finding);
    case 'confirmed':
      return weighConfirmed(finding);
    case 'returned':
      return finding === 'contradicted' ? { kind: 'note' } : undefined;
    case 'failed':
      return isOddOfFailed(payout, finding) ? { kind: 'note' } : undefined;
    default:
      // Nobody has told a rail of it.
      return finding === 'unclear' || finding === 'never-seen' ? undefined : { kind: 'note' };
  }
}

/** A second id of one payment is a second payment. */
function isAnotherPayment({ atRail }: Payout, { finding, reference }: RailReport): boolean {
  const isMoney = finding === 'paid' || finding === 'in-progress';
  if (!isMoney || reference === undefined || atRail?.reference === undefined) return false;
  return atRail.reference !== reference;
}

function weighOpen(
  { state, atRail }: Payout,
  { finding, reference }: RailReport,
  isSendingOver: boolean,
): ReportMove | undefined {
  switch (finding) {
    case 'paid':
      return { kind: 'confirm' };
    case 'failed':
    case 'returned':
      return { kind: 'fail' };
    case 'contradicted':
      return { kind: 'mark', state: 'review' };
    case 'in-progress': {
      const isNews = atRail?.finding !== finding || (atRail.reference ?? reference) !== reference;
      return state === 'unclear' || isNews ? { kind: 'mark', state: 'submitted' } : undefined;
    }
    case 'unclear':
      // What the rail has taken, it has, whether or not it answers now.
      if (state === 'unclear' || atRail?.finding === 'in-progress') return undefined;
      return { kind: 'mark', state: 'unclear' };
    case 'never-seen':
      if (atRail?.finding === 'in-progress') return { kind: 'mark', state: 'review' };
      return isSendingOver ? { kind: 'fail' } : undefined;
  }
}

/** What only a person can decide no rail decides, unless it just had no answer before. */
function weighReview({ atRail }: Payout, finding: RailReport['finding']): ReportMove | undefined {
  if (finding === 'contradicted') return { kind: 'note' };
  const isFinal = finding === 'paid' || finding === 'failed' || finding === 'returned';
  if (!isFinal) return undefined;
  if (atRail?.finding === 'contradicted' || atRail?.finding === 'never-seen')
    return { kind: 'note' };
  return { kind: finding === 'paid' ? 'confirm' : 'fail' };
}

function weighConfirmed(finding: RailReport['finding']): ReportMove | undefined {
  if (finding === 'failed' || finding === 'returned') return { kind: 'take-back' };
  return finding === 'contradicted' || finding === 'never-seen' ? { kind: 'note' } : undefined;
}

/** A failure that the rail has told itself may be followed by what it told before. */
function isOddOfFailed({ atRail }: Payout, finding: RailReport['finding']): boolean {
  if (finding === 'contradicted') return true;
  if (finding === 'paid') return atRail?.finding !== 'returned';
  const isByRail = atRail?.finding === 'failed' || atRail?.finding === 'returned';
  return finding === 'in-progress' && !isByRail;
}

/** Whether money of a payout is on its way, so that something may still become of it. */
export const isOnItsWay = ({ state }: Payout): boolean => onItsWay.includes(state);
