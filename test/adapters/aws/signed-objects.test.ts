import { createHash } from 'node:crypto';
import { afterEach, describe, expect, it } from '@jest/globals';
import { signedObjects } from '../../../adapters/aws/signed-objects.ts';
import { type ScriptedAnswer, startScriptedService } from '../../support/scripted-service.ts';

const started: (() => Promise<void>)[] = [];
afterEach(async () => {
  for (const stop of started.splice(0)) await stop();
});

async function start(...script: ScriptedAnswer[]) {
  const service = await startScriptedService(...script);
  started.push(service.stop);
  const environment = {
    ...{ AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'what-it-signs-with' },
    ...{ AWS_SESSION_TOKEN: 'for-an-hour', AWS_REGION: 'eu-west-1' },
    AWS_ENDPOINT_URL_S3: service.url,
  };
  return { ...service, objects: signedObjects({ environment, timeoutMs: 1_500, pauseMs: 1 }) };
}

const fine: ScriptedAnswer = { status: 200, text: 'what is in it' };
const refused = (status: number, code: string): ScriptedAnswer => ({
  status,
  text: `<?xml version="1.0"?><Error><Code>${code}</Code><Message>No.</Message></Error>`,
});

describe('signed objects', () => {
  it('are put with the digest of what they are, signed', async () => {
    const { objects, received } = await start({ status: 200, text: '' });

    await objects.put('facts', 'acme/1.json', '{"title":"Zelt für zwei"}', 'application/json');

    const digest = createHash('sha256').update('{"title":"Zelt für zwei"}').digest('hex');
    expect(received).toEqual([
      {
        method: 'PUT',
        headers: expect.objectContaining({
          'x-amz-content-sha256': digest,
          'content-type': 'application/json',
          'x-amz-security-token': 'for-an-hour',
          authorization: expect.stringMatching(
            /Credential=AKIDEXAMPLE\/\d{8}\/eu-west-1\/s3\/aws4_request.*x-amz-content-sha256/,
          ),
        }),
        body: '{"title":"Zelt für zwei"}',
      },
    ]);
  });

  it.each([
    ['SlowDown', refused(503, 'SlowDown')],
    ['a fault of S3', refused(500, 'InternalError')],
    ['a hang-up', 'hang-up'],
    ['silence', 'silence'],
  ] satisfies [string, ScriptedAnswer][])('are asked for again after %s', async (_, first) => {
    const { objects, received } = await start(first, first, fine);

    expect(await objects.get('facts', 'acme/1.json')).toBe('what is in it');
    expect(received).toHaveLength(3);
  });

  it('are not asked for again once they are refused, and say why', async () => {
    const { objects, received } = await start(refused(403, 'AccessDenied'));

    await expect(objects.get('facts', 'acme/secret.json')).rejects.toThrow(
      'GET facts was answered 403 AccessDenied: No.',
    );
    expect(received).toHaveLength(1);
  });
});
