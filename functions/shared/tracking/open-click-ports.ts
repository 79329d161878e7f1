import { isbot } from 'isbot';
import { itemReader } from '../../../adapters/aws/item-reader.ts';
import { messageSender } from '../../../adapters/aws/message-sender.ts';
import type { SignedCall } from '../../../adapters/aws/signed-calls.ts';
import { randomId } from '../../../adapters/crypto/random-id.ts';
import { linkFinder } from '../../../adapters/dynamo/link-finder.ts';
import { rememberFound } from '../../../adapters/memory/remember-found.ts';
import { encodeJson } from '../../../core/encoding/json.ts';
import type { TouchMessage } from '../../../core/tracking/touch-message.ts';
import { requireEnv } from '../environment.ts';
import { isDataCentre } from '../http/known-data-centres.ts';

/** What clicks and views need from outside, from a function's settings and without the SDK. */
export function openClickPorts(call: SignedCall) {
  const find = linkFinder(itemReader(call, requireEnv('PROGRAMS_TABLE')));
  const send = messageSender(call, requireEnv('TOUCH_QUEUE_URL'));
  return {
    links: { findLink: rememberFound(find, Date.now) },
    sendTouch: (message: TouchMessage) => send(encodeJson(message)),
    isBot: isbot,
    isDataCentre,
    newId: randomId,
    now: Date.now,
  };
}
