import { invalid, ProblemError } from '../shared/http/problem-error.ts';
import { maxTrainingOrders, type TrainingOutcome } from './train-weights.ts';

const elsewhere = 'or learn from a path file with "tributary attribute" and PUT the weights.';

/** Why no weights were learnt, and what would help. */
export function describeFailure(
  outcome: Exclude<TrainingOutcome, { kind: 'trained' }>,
): ProblemError {
  switch (outcome.kind) {
    case 'too-many':
      return invalid([
        {
          path: ['to'],
          message: `${outcome.orders} orders were decided in this period, and ${maxTrainingOrders} can be learnt from at once. Choose fewer days, ${elsewhere}`,
        },
      ]);
    case 'too-many-names':
      return invalid([
        {
          path: ['trainedBy', 'order'],
          message: `${outcome.names} creators and channels are on the journeys of this period, and a chain of this order takes ${outcome.most}. Choose a lower order, ${elsewhere}`,
        },
      ]);
    case 'too-large':
      return invalid([{ path: ['to'], message: `${outcome.why} Choose fewer days.` }]);
    case 'nothing-to-learn':
      return new ProblemError({
        status: 422,
        type: '/problems/nothing-to-learn',
        title:
          'No decided order of this period has a creator or channel on its journey that earned.',
      });
  }
}
