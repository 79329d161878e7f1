import type { DynamoDBRecord } from 'aws-lambda';
import { fromStateItem } from '../../adapters/dynamo/conversion-item.ts';
import { fromCounterItem } from '../../adapters/dynamo/counter-item.ts';
import { counterSort } from '../../adapters/dynamo/keys/conversion-keys.ts';
import { isPayoutRun, payoutPrefix } from '../../adapters/dynamo/keys/ledger-keys.ts';
import { enrolmentPrefix, isPaidParty } from '../../adapters/dynamo/keys/program-keys.ts';
import { readOwner } from '../../adapters/dynamo/keys/read-owner.ts';
import { isSocialAccount, isSocialChange } from '../../adapters/dynamo/keys/social-keys.ts';
import { fromPayoutItem } from '../../adapters/dynamo/payout-item.ts';
import { fromRunItem } from '../../adapters/dynamo/run-item.ts';
import { readChange } from '../../adapters/dynamo/stream-record.ts';
import type { Item } from '../../adapters/dynamo/table.ts';
import type { DomainEvent, EventSender } from '../../adapters/events/event-sender.ts';
import { decodeJson } from '../../core/encoding/json.ts';
import type { Payee } from '../../core/payees/payee.ts';
import type { Creator, Enrolment } from '../../core/programs/program.ts';
import type { SocialAccount } from '../../core/social/accounts/index.ts';
import type { ContentChange } from '../../core/social/polling/index.ts';
import type { LogError } from '../shared/logger.ts';
import { streamConsumer } from '../shared/queues/stream-consumer.ts';
import { accountEvents } from './account-events.ts';
import { budgetEvents } from './budget-events.ts';
import { conversionEvents } from './conversion-events.ts';
import { enrolmentEvents } from './enrolment-events.ts';
import { payoutEvents } from './payout-events.ts';
import { runEvents } from './run-events.ts';
import { contentEvents, socialAccountEvents } from './social-events.ts';

/**
 * Follows the streams of Conversions, Ledger and Programs, the outbox: what is written there has happened, and
 * is told on the bus at least once.
 */
export function makeConsumer(sender: EventSender, logError: LogError) {
  return streamConsumer<DomainEvent>({
    read: readEvents,
    deliver: async (batch) => {
      const failed = await sender.send(batch.map(({ work }) => work));
      if (failed.length > 0) logError(new Error(`The bus refused ${failed.length} events.`));
      return failed.map((place) => batch[place]?.sequenceNumber ?? '');
    },
    logError,
  });
}

function readEvents(record: DynamoDBRecord): DomainEvent[] {
  const { key, before, after } = readChange(record);
  const owner = readOwner(key);
  if (after === undefined) return [];
  if (owner?.kind === 'order' && key.sk === 'STATE') {
    return conversionEvents({
      before: before && fromStateItem(before),
      after: fromStateItem(after),
    });
  }
  if (key.sk === counterSort) {
    return budgetEvents({
      before: before && fromCounterItem(before),
      after: fromCounterItem(after),
    });
  }
  if (owner?.kind === 'account' && key.sk.startsWith(payoutPrefix)) {
    return payoutEvents({ before: before && fromPayoutItem(before), after: fromPayoutItem(after) });
  }
  if (isPayoutRun(key)) {
    return runEvents({ before: before && fromRunItem(before), after: fromRunItem(after) });
  }
  if (isPaidParty(key)) {
    return accountEvents({ before: before && readParty(before), after: readParty(after) });
  }
  if (isSocialAccount(key)) {
    return socialAccountEvents({ before: before && readSocial(before), after: readSocial(after) });
  }
  if (key.sk.startsWith(enrolmentPrefix)) {
    return enrolmentEvents({
      before: before && readEnrolment(before),
      after: readEnrolment(after),
    });
  }
  return isSocialChange(key) ? contentEvents(decodeJson<ContentChange>(after.body as string)) : [];
}

const readEnrolment = ({ body }: Item) => decodeJson<Enrolment>(body as string);
const readSocial = ({ body }: Item) => decodeJson<SocialAccount>(body as string);
const readParty = ({ body }: Item) => decodeJson<Creator | Payee>(body as string);
