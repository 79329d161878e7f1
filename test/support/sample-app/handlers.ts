import { DynamoDBClient, GetItemCommand, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { GetSecretValueCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';

type HttpEvent = { readonly pathParameters?: { readonly id?: string }; readonly body?: string };
type QueueEvent = {
  readonly Records: readonly { readonly messageId: string; readonly body: string }[];
};

const dynamo = new DynamoDBClient();
const sqs = new SQSClient();
const secrets = new SecretsManagerClient();
const { ITEMS_TABLE, WORK_QUEUE_URL, KEY_SECRET } = process.env;

/** Keeps the body under the id of the path, with the date of the process. */
export async function putItem(event: HttpEvent) {
  await put(event.pathParameters?.id ?? '', event.body ?? '');

  return { statusCode: 201, body: 'kept' };
}

/** Answers what is kept under the id of the path. */
export async function getItem(event: HttpEvent) {
  const id = event.pathParameters?.id ?? '';
  const { Item: item } = await dynamo.send(
    new GetItemCommand({ TableName: ITEMS_TABLE, Key: { pk: { S: id } }, ConsistentRead: true }),
  );

  return item
    ? { statusCode: 200, body: JSON.stringify({ text: item.text?.S, at: item.at?.S }) }
    : { statusCode: 404 };
}

/** Hands the body to the queue's worker. */
export async function sendWork(event: HttpEvent) {
  await sqs.send(
    new SendMessageCommand({ QueueUrl: WORK_QUEUE_URL, MessageBody: event.body ?? '' }),
  );

  return { statusCode: 202 };
}

/** Keeps each message under its text; a message that says so fails. */
export async function doWork(event: QueueEvent) {
  const failed: string[] = [];
  for (const { messageId, body } of event.Records) {
    if (body.startsWith('fail')) failed.push(messageId);
    else await put(body, 'worked');
  }

  return { batchItemFailures: failed.map((itemIdentifier) => ({ itemIdentifier })) };
}

/** Lets in who knows the stack's own key. */
export async function guard(event: { readonly identitySource: readonly string[] }) {
  const { SecretString: key } = await secrets.send(
    new GetSecretValueCommand({ SecretId: KEY_SECRET }),
  );

  return { isAuthorized: event.identitySource[0] === `Bearer ${key}` };
}

async function put(id: string, text: string): Promise<void> {
  await dynamo.send(
    new PutItemCommand({
      TableName: ITEMS_TABLE,
      Item: { pk: { S: id }, text: { S: text }, at: { S: new Date().toISOString() } },
    }),
  );
}
