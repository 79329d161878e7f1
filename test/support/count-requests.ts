import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

type Place = { readonly TableName?: string };
type Named = {
  readonly input: Place & {
    readonly RequestItems?: object;
    readonly TransactItems?: readonly Readonly<Record<string, Place>>[];
  };
};

/** A document client that counts its requests, by command and tables. */
export function countRequests(documents: DynamoDBDocumentClient) {
  const requests = new Map<string, number>();
  const counting = Object.create(documents) as DynamoDBDocumentClient;
  counting.send = ((command: Named) => {
    const what = `${command.constructor.name.replace('Command', '')} ${tablesOf(command)}`;
    requests.set(what, (requests.get(what) ?? 0) + 1);
    return documents.send(command as never);
  }) as unknown as typeof counting.send;
  return {
    documents: counting,
    /** The requests since the last call. */
    take(): Record<string, number> {
      const taken = Object.fromEntries(requests);
      requests.clear();
      return taken;
    },
  };
}

function tablesOf({ input }: Named): string {
  const { TableName: one, RequestItems: batch = {}, TransactItems: parts = [] } = input;
  if (one !== undefined) return one;
  const places = parts.flatMap((part) => Object.values(part));
  const names = [...Object.keys(batch), ...places.map(({ TableName: name }) => name)];
  return [...new Set(names)].join();
}
