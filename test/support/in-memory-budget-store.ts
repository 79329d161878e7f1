import { canonicalJson } from '../../core/encoding/canonical-json.ts';
import type { Admission } from '../../core/plans/budgets/admission.ts';
import type { AllowanceKey, AllowanceState } from '../../core/plans/budgets/allowance.ts';
import type {
  BudgetStore,
  StoredAllowance,
  StoredShard,
} from '../../core/plans/budgets/budget-store.ts';
import type { ShardLease } from '../../core/plans/budgets/shard-lease.ts';

type Kept = {
  state?: AllowanceState;
  leases: ShardLease[];
  readonly admissions: Admission[];
};

/** Keeps allowances for the length of a test. */
export function inMemoryBudgetStore(): BudgetStore {
  const allowances = new Map<string, Kept>();
  const find = (key: AllowanceKey): Kept => {
    const name = canonicalJson(key);
    const kept = allowances.get(name) ?? { leases: [], admissions: [] };
    allowances.set(name, kept);
    return kept;
  };
  const findPrevious = (kept: Kept, conversionId: string) =>
    kept.admissions.filter((one) => one.conversionId === conversionId).at(-1);

  function readCounter(kept: Kept, conversionId: string): StoredAllowance {
    const previous = findPrevious(kept, conversionId);
    return {
      ...(kept.state === undefined ? {} : { state: kept.state }),
      leases: [...kept.leases],
      ...(previous === undefined ? {} : { previous }),
    };
  }

  function readOne(kept: Kept, shard: number, conversionId: string): StoredShard {
    const lease = kept.leases.find((one) => one.shard === shard);
    const previous = findPrevious(kept, conversionId);
    return {
      ...(lease === undefined ? {} : { lease }),
      ...(previous === undefined ? {} : { previous }),
    };
  }

  return {
    async read(key, conversionId) {
      return readCounter(find(key), conversionId);
    },

    async readShard(key, shard, conversionId) {
      return readOne(find(key), shard, conversionId);
    },

    async write(key, { read, state, leases, admission }) {
      const kept = find(key);
      const now = readCounter(kept, admission.conversionId);
      if (canonicalJson(now) !== canonicalJson(read)) return 'stale';
      kept.state = state;
      kept.leases = [...leases];
      kept.admissions.push(admission);
      return 'written';
    },

    async writeShard(key, { read, lease, admission }) {
      const kept = find(key);
      const now = readOne(kept, lease.shard, admission.conversionId);
      if (canonicalJson(now) !== canonicalJson(read)) return 'stale';
      kept.leases = [...kept.leases.filter(({ shard }) => shard !== lease.shard), lease];
      kept.leases.sort((a, b) => a.shard - b.shard);
      kept.admissions.push(admission);
      return 'written';
    },

    async listAdmissions(key, after, limit) {
      return find(key)
        .admissions.toSorted(compareAdmissions)
        .filter((one) => after === undefined || compareAdmissions(one, after) > 0)
        .slice(0, limit);
    },
  };
}

type Place = Pick<Admission, 'conversionId' | 'revision'>;

function compareAdmissions(a: Place, b: Place): number {
  if (a.conversionId === b.conversionId) return a.revision - b.revision;
  return a.conversionId < b.conversionId ? -1 : 1;
}
