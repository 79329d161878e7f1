import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { decodeJson } from '../../core/encoding/json.ts';
import type { TouchMessage } from '../../core/tracking/touch-message.ts';
import type { RecordTouch } from './record-touch.ts';

/** Works through the touch queue; a message that fails comes again alone, not its neighbours. */
export function makeConsumer(recordTouch: RecordTouch) {
  const processor = new BatchProcessor(EventType.SQS);

  return (event: SQSEvent): Promise<SQSBatchResponse> =>
    processPartialResponse(event, handleRecord, processor, { throwOnFullBatchFailure: false });

  async function handleRecord({ body }: SQSRecord): Promise<void> {
    await recordTouch(readMessage(body));
  }
}

/** @throws TypeError for a message that nobody of ours wrote; it ends in the dead-letter queue. */
function readMessage(body: string): TouchMessage {
  const message = decodeJson<TouchMessage>(body);
  if (typeof message?.merchantId === 'string' && ('touch' in message || 'identify' in message)) {
    return message;
  }
  throw new TypeError('The message holds neither a touch nor an identification.');
}
