import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

type Named = { readonly input: { readonly TableName?: string; readonly RequestItems?: object } };

/** A document client that counts its requests, by command and table. */
export function countRequests(documents: DynamoDBDocumentClient) {
  const requests = new Map<string, number>();
  const counting = Object.create(documents) as DynamoDBDocumentClient;
  counting.send = ((command: Named) => {
    const tables = command.input.TableName ?? Object.keys(command.input.RequestItems ?? {}).join();
    const what = `${command.constructor.name.replace('Command', '')} ${tables}`;
    requests.set(what, (requests.get(what) ?? 0) + 1);
    return documents.send(command as never);
  }) as unknown as typeof counting.send;
  return {
    documents: counting,
    /** The requests since the last call. */
    take(): Record<string, number> {
      const taken = Object.fromEntries([...requests].toSorted(([a], [b]) => (a < b ? -1 : 1)));
      requests.clear();
      return taken;
    },
  };
}
