import { createHash, createHmac } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { SignatureV4 } from '@smithy/signature-v4';
import { findEndpoint } from '../../../adapters/aws/find-endpoint.ts';
import { signedCalls } from '../../../adapters/aws/signed-calls.ts';
import {
  type ReceivedCall,
  type ScriptedAnswer,
  startScriptedService,
} from '../../support/scripted-service.ts';

const credentials = {
  AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE',
  AWS_SECRET_ACCESS_KEY: 'what-it-signs-with',
};
const fine: ScriptedAnswer = { status: 200, document: { Item: { pk: { S: 'one' } } } };
const refused = (status: number, type: string): ScriptedAnswer => ({
  status,
  document: { __type: `com.amazonaws.dynamodb.v20120810#${type}`, message: 'No.' },
});

const started: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of started.splice(0)) await stop();
});

async function start(...script: ScriptedAnswer[]) {
  const service = await startScriptedService(...script);
  started.push(service.stop);
  const environment = {
    ...{ ...credentials, AWS_SESSION_TOKEN: 'for-an-hour', AWS_REGION: 'eu-west-1' },
    ...{ AWS_ENDPOINT_URL_DYNAMODB: service.url, AWS_ENDPOINT_URL_SQS: service.url },
  };
  return { ...service, call: signedCalls({ environment, timeoutMs: 1_500, pauseMs: 1 }) };
}

describe('signed calls', () => {
  it('name the operation, and answer what the service answers', async () => {
    const { call, received } = await start(fine);

    const answer = await call('dynamodb', 'GetItem', { TableName: 'Links' });

    expect(answer).toEqual({ Item: { pk: { S: 'one' } } });
    expect(received).toEqual([
      {
        method: 'POST',
        headers: expect.objectContaining({
          'x-amz-target': 'DynamoDB_20120810.GetItem',
          'content-type': 'application/x-amz-json-1.0',
          'x-amz-security-token': 'for-an-hour',
        }),
        body: '{"TableName":"Links"}',
      },
    ]);
  });

  it('are signed as the SDK signs the same request', async () => {
    const { call, received, url } = await start(fine);
    await call('sqs', 'SendMessage', { MessageBody: 'Grüße' });
    const { headers, body } = received[0] as ReceivedCall;
    const [, signedNames = ''] = /SignedHeaders=([^,]+)/.exec(headers.authorization ?? '') ?? [];

    const signer = new SignatureV4({
      ...{ service: 'sqs', region: 'eu-west-1', sha256: nodeSha256, applyChecksum: false },
      credentials: {
        ...{ accessKeyId: credentials.AWS_ACCESS_KEY_ID },
        ...{ secretAccessKey: credentials.AWS_SECRET_ACCESS_KEY, sessionToken: 'for-an-hour' },
      },
    });
    const { headers: expected } = await signer.sign(
      {
        ...{ method: 'POST', protocol: 'http:', hostname: '127.0.0.1', path: '/', query: {} },
        headers: Object.fromEntries(
          signedNames.split(';').map((name) => [name, String(headers[name])]),
        ),
        body,
      },
      { signingDate: dateOf(String(headers['x-amz-date'])) },
    );

    expect(headers.host).toBe(new URL(url).host);
    expect(expected.authorization).toBe(headers.authorization);
  });

  it.each([
    ['a throttled call', refused(400, 'ProvisionedThroughputExceededException')],
    ['a fault of the service', refused(500, 'InternalServerError')],
    ['too many calls', refused(429, 'TooManyRequests')],
    ['what is no document', { status: 503, text: '<html>' }],
    ['a hang-up', 'hang-up'],
    ['silence', 'silence'],
  ] satisfies [string, ScriptedAnswer][])('are made again after %s', async (_, first) => {
    const { call, received } = await start(first, first, first, fine);

    await call('dynamodb', 'GetItem', {});

    expect(received).toHaveLength(4);
  });

  it('give up after four, with the service’s own code', async () => {
    const { call, received } = await start(refused(400, 'ThrottlingException'));

    await expect(call('dynamodb', 'GetItem', {})).rejects.toMatchObject({
      name: 'AwsCallError',
      code: 'ThrottlingException',
      status: 400,
    });
    expect(received).toHaveLength(4);
  });

  it('are not made again once they are refused', async () => {
    const { call, received } = await start(refused(400, 'AccessDeniedException'));

    await expect(call('dynamodb', 'GetItem', { Key: 'of a customer' })).rejects.toThrow(
      'GetItem was answered 400 AccessDeniedException: No.',
    );
    expect(received).toHaveLength(1);
  });
});

describe('the endpoint of a service', () => {
  it.each([
    ['eu-west-1', 'https://sqs.eu-west-1.amazonaws.com/'],
    ['us-gov-west-1', 'https://sqs.us-gov-west-1.amazonaws.com/'],
    ['cn-north-1', 'https://sqs.cn-north-1.amazonaws.com.cn/'],
  ])('in %s is %s', (region, expected) => {
    expect(findEndpoint('sqs', { AWS_REGION: region })).toBe(expected);
  });

  it('is elsewhere if a variable says so', () => {
    const environment = { AWS_REGION: 'eu-west-1', AWS_ENDPOINT_URL_SQS: 'http://127.0.0.1:9/' };
    expect(findEndpoint('sqs', environment)).toBe('http://127.0.0.1:9/');
  });
});

/** `20261231T235959Z` as a date. */
function dateOf(text: string): Date {
  return new Date(text.replace(/(....)(..)(..T..)(..)(..Z)/, '$1-$2-$3:$4:$5'));
}

/** SHA-256 in the shape that the SDK's signer asks for. */
class nodeSha256 {
  private readonly hash;

  constructor(secret?: string | ArrayBuffer | ArrayBufferView) {
    this.hash = secret === undefined ? createHash('sha256') : createHmac('sha256', bytesOf(secret));
  }

  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.hash.update(bytesOf(data));
  }

  async digest(): Promise<Uint8Array> {
    return this.hash.digest();
  }
}

function bytesOf(data: string | ArrayBuffer | ArrayBufferView): Buffer {
  if (typeof data === 'string') return Buffer.from(data);
  return data instanceof ArrayBuffer
    ? Buffer.from(data)
    : Buffer.from(data.buffer, data.byteOffset, data.byteLength);
}
