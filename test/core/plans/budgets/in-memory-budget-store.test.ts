import { budgetStoreContract } from '../../../support/contracts/budget-store-contract.ts';
import { inMemoryBudgetStore } from '../../../support/in-memory-budget-store.ts';

budgetStoreContract('inMemoryBudgetStore', async () => inMemoryBudgetStore());
