import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import { tableDefinitions } from '../settlement/table-definitions.ts';
import { inLanes } from './in-lanes.ts';

type Pace = { count: number; seconds: number };

/** Raw conditional puts, measured again and again between the stages, so that both meet the same machine. */
export function openRawPuts(documents: DynamoDBDocumentClient, lanes: number) {
  const alone: Pace = { count: 0, seconds: 0 };
  const together: Pace = { count: 0, seconds: 0 };
  let number = 0;

  const put = () => {
    number += 1;
    return documents.send(
      new PutCommand({
        TableName: tableDefinitions.conversions.name,
        Item: { pk: `RAW#${number}`, sk: 'FACT', body: 'x'.repeat(800) },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  };
  async function measure(pace: Pace, count: number, atOnce: number): Promise<void> {
    const start = performance.now();
    await inLanes(count, atOnce, put);
    pace.seconds += (performance.now() - start) / 1_000;
    pace.count += count;
  }

  return {
    /** A turn of puts one after another, and one of puts at once. */
    async takeTurn(): Promise<void> {
      await measure(alone, 40, 1);
      await measure(together, 160, lanes);
    },
    /** Seconds for one put: alone, and where others go on at once. */
    seconds: () => ({
      alone: alone.seconds / alone.count,
      together: together.seconds / together.count,
    }),
  };
}
