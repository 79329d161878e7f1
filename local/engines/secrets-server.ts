import type { IncomingMessage, ServerResponse } from 'node:http';
import { type LoopbackServer, serveOnLoopback } from '../serve-on-loopback.ts';
import type { SecretStore, StoredSecret } from './secret-store.ts';

export type SecretsServer = LoopbackServer;

type Request = {
  readonly SecretId?: string;
  readonly Name?: string;
  readonly SecretString?: string;
  readonly ClientRequestToken?: string;
};

type Answer = Readonly<Record<string, unknown>>;

/** An error of Secrets Manager; the SDK makes an exception of that name from it. */
class SecretsError extends Error {}

const bodyBytesMax = 256 * 1024;

/**
 * Serves the part of Secrets Manager that functions use, over its wire protocol (JSON 1.1): read,
 * create, replace and describe. A secret has its current version only.
 */
export async function startSecretsServer(store: SecretStore): Promise<SecretsServer> {
  return serveOnLoopback((request, response) => void serve(store, request, response));
}

async function serve(
  store: SecretStore,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  try {
    const operation = String(request.headers['x-amz-target']).replace('secretsmanager.', '');
    const answer = answerTo(store, operation, JSON.parse(await readText(request)) as Request);
    send(response, 200, answer);
  } catch (error) {
    const name = error instanceof SecretsError ? error.name : 'InternalServiceError';
    const message = error instanceof Error ? error.message : String(error);
    send(response, error instanceof SecretsError ? 400 : 500, { __type: name, message });
  }
}

function answerTo(store: SecretStore, operation: string, request: Request): Answer {
  switch (operation) {
    case 'GetSecretValue':
      return readValue(find(store, request));
    case 'DescribeSecret':
      return describeSecret(find(store, request));
    case 'CreateSecret':
      return createSecret(store, request);
    case 'PutSecretValue':
      return putValue(store, request);
    default:
      throw refuse('UnknownOperationException', `There is no operation ${operation} here.`);
  }
}

function readValue(secret: StoredSecret): Answer {
  if (secret.value === undefined) {
    throw refuse(
      'ResourceNotFoundException',
      "Secrets Manager can't find the specified secret value for staging label: AWSCURRENT",
    );
  }

  return {
    ...versionOf(secret),
    SecretString: secret.value,
    CreatedDate: secret.createdAtEpochSeconds,
  };
}

function describeSecret(secret: StoredSecret): Answer {
  return {
    ARN: secret.arn,
    Name: secret.name,
    CreatedDate: secret.createdAtEpochSeconds,
    VersionIdsToStages: { [secret.versionId]: ['AWSCURRENT'] },
  };
}

function createSecret(store: SecretStore, request: Request): Answer {
  const { Name: name, SecretString: value, ClientRequestToken: token } = request;
  if (!name) throw refuse('InvalidParameterException', 'A secret needs a name.');
  const existing = store.find(name);
  // The same request again, because its answer got lost on the way.
  if (existing && existing.versionId === token && existing.value === value) {
    return versionOf(existing);
  }
  if (existing) {
    throw refuse(
      'ResourceExistsException',
      `The operation failed because the secret ${name} already exists.`,
    );
  }

  return versionOf(store.create(name, value, token));
}

function putValue(store: SecretStore, request: Request): Answer {
  const { SecretString: value, ClientRequestToken: token } = request;
  if (value === undefined) throw refuse('InvalidParameterException', 'A version needs a value.');

  return versionOf(store.putValue(find(store, request), value, token));
}

function find(store: SecretStore, { SecretId: id = '' }: Request): StoredSecret {
  const secret = store.find(id);
  if (secret === undefined) {
    throw refuse('ResourceNotFoundException', "Secrets Manager can't find the specified secret.");
  }

  return secret;
}

function versionOf(secret: StoredSecret): Answer {
  return {
    ARN: secret.arn,
    Name: secret.name,
    VersionId: secret.versionId,
    VersionStages: ['AWSCURRENT'],
  };
}

function refuse(name: string, message: string): SecretsError {
  const error = new SecretsError(message);
  error.name = name;

  return error;
}

async function readText(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  let length = 0;
  for await (const part of request as AsyncIterable<Buffer>) {
    length += part.length;
    if (length > bodyBytesMax) throw refuse('InvalidRequestException', 'The request is too long.');
    parts.push(part);
  }

  return Buffer.concat(parts).toString('utf8');
}

function send(response: ServerResponse, status: number, body: Answer): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.1' });
  response.end(JSON.stringify(body));
}
