import { dynamoAccountIndex } from '../../../adapters/dynamo/account-index.ts';
import { dynamoPayoutControls } from '../../../adapters/dynamo/payout-controls.ts';
import { inMemoryDynamo } from '../../simulation/dynamo/in-memory-dynamo.ts';
import { accountIndexContract } from '../../support/contracts/account-index-contract.ts';
import {
  inMemoryAccountIndex,
  inMemoryPayoutControls,
} from '../../support/in-memory-account-index.ts';

accountIndexContract('dynamoAccountIndex and dynamoPayoutControls', async () => {
  const { documents } = inMemoryDynamo([{ name: 'Programs', indexes: [] }]);
  return {
    ...dynamoAccountIndex(documents, 'Programs'),
    ...dynamoPayoutControls(documents, 'Programs'),
  };
});

accountIndexContract('inMemoryAccountIndex and inMemoryPayoutControls', async () => ({
  ...inMemoryAccountIndex(),
  ...inMemoryPayoutControls(),
}));
