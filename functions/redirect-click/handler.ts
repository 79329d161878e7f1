import { secretReader } from '../../adapters/aws/secret-reader.ts';
import { signedCalls } from '../../adapters/aws/signed-calls.ts';
import { hmacSha256 } from '../../adapters/crypto/mac.ts';
import { rememberedSecrets } from '../../adapters/secrets/remembered-secrets.ts';
import { requireEnv } from '../shared/environment.ts';
import { makeLogError } from '../shared/logger.ts';
import { openClickPorts } from '../shared/tracking/open-click-ports.ts';
import { makeAnswerAgent } from './answer-agent.ts';
import { makeEndpoint } from './endpoint.ts';
import { makeRedirectClick } from './redirect-click.ts';

const logError = makeLogError('redirect-click');
const call = signedCalls({ environment: process.env });
const secrets = rememberedSecrets(secretReader(call));
const tokenKeysSecret = requireEnv('TOKEN_KEYS_SECRET');

const ports = {
  ...openClickPorts(call),
  readTokenKeys: () => secrets.readKeys(tokenKeysSecret),
  mac: hmacSha256,
  reportFault: logError,
};

export const handler = makeEndpoint(makeRedirectClick(ports), makeAnswerAgent(ports), logError);
