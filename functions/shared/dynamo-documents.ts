import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { retryingDocuments } from '../../adapters/dynamo/retrying-documents.ts';

/** The one client of a function's tables, which tries again. Fields that are `undefined` are left out of items. */
export function dynamoDocuments(): DynamoDBDocumentClient {
  const documents = DynamoDBDocumentClient.from(new DynamoDBClient({ maxAttempts: 4 }), {
    marshallOptions: { removeUndefinedValues: true },
  });
  return retryingDocuments(documents);
}
