/**
 * What a synthesized template says there is to run, resolved: names instead of references, and
 * nothing from a second list. `read-template.ts` makes it; everything else in `local/` consumes it.
 */
export type LocalPlan = {
  readonly tables: readonly PlannedTable[];
  readonly queues: readonly PlannedQueue[];
  readonly buckets: readonly PlannedBucket[];
  readonly secrets: readonly PlannedSecret[];
  readonly buses: readonly { readonly name: string }[];
  readonly functions: readonly PlannedFunction[];
  readonly eventSources: readonly PlannedEventSource[];
  readonly apis: readonly PlannedApi[];
  readonly schedules: readonly PlannedSchedule[];
  readonly rules: readonly PlannedRule[];
};

export type PlannedTable = {
  readonly logicalId: string;
  readonly name: string;
  /** CreateTable input without what the emulator does not know. */
  readonly create: Readonly<Record<string, unknown>>;
  readonly ttlAttribute?: string;
  readonly streamed: boolean;
};

export type PlannedQueue = {
  readonly logicalId: string;
  readonly name: string;
  /** SQS attributes as CreateQueue takes them, RedrivePolicy included (JSON text). */
  readonly attributes: Readonly<Record<string, string>>;
  /** The name of the queue that takes its failures. */
  readonly deadLetterQueue?: string;
};

export type PlannedBucket = { readonly logicalId: string; readonly name: string };

export type PlannedSecret = {
  readonly logicalId: string;
  readonly name: string;
  readonly arn: string;
  readonly value?: string;
  readonly generate?: {
    readonly template?: string;
    readonly key?: string;
    readonly length: number;
    readonly excludePunctuation: boolean;
    readonly excludeCharacters?: string;
  };
};

export type PlannedFunction = {
  readonly logicalId: string;
  readonly name: string;
  /** What people call it, such as `redirect-click`, where the template says so. */
  readonly label?: string;
  readonly codeFolder: string;
  /** Such as `index.handler`. */
  readonly handler: string;
  readonly timeoutMs: number;
  readonly memoryMb: number;
  readonly reservedConcurrency?: number;
  readonly environment: Readonly<Record<string, string>>;
};

type StreamOrQueueSettings = {
  readonly functionId: string;
  readonly batchSize: number;
  readonly batchingWindowMs: number;
  readonly reportsItemFailures: boolean;
  readonly filters: readonly Readonly<Record<string, unknown>>[];
};

export type PlannedEventSource =
  | (StreamOrQueueSettings & {
      readonly kind: 'queue';
      readonly queue: string;
      readonly maxConcurrency?: number;
    })
  | (StreamOrQueueSettings & {
      readonly kind: 'stream';
      readonly table: string;
      readonly startingPosition: 'TRIM_HORIZON' | 'LATEST';
      readonly maxRetries?: number;
      readonly bisectOnError: boolean;
      readonly onFailureQueue?: string;
    });

export type PlannedApi = {
  readonly logicalId: string;
  readonly name: string;
  readonly cors?: Readonly<Record<string, unknown>>;
  readonly routes: readonly PlannedRoute[];
};

export type PlannedRoute = {
  /** `GET /r/{slug}`, `ANY /x/{proxy+}` or `$default`. */
  readonly routeKey: string;
  /** Undefined if the route's integration is missing: a call then fails as it would on AWS. */
  readonly functionId?: string;
  readonly authorizer?: {
    readonly kind: 'lambda';
    readonly functionId: string;
    readonly identitySources: readonly string[];
    readonly cacheSeconds: number;
  };
};

export type PlannedTarget = {
  readonly kind: 'function' | 'queue';
  /** Function logical id, or queue name. */
  readonly id: string;
  readonly input?: string;
  readonly deadLetterQueue?: string;
  readonly maxRetries: number;
};

export type PlannedSchedule = {
  readonly logicalId: string;
  readonly name: string;
  /** `rate(6 hours)`, `cron(0 3 15 * ? *)` or `at(…)`. */
  readonly expression: string;
  readonly timeZone: string;
  readonly enabled: boolean;
  readonly target: PlannedTarget;
};

export type PlannedRule = {
  readonly logicalId: string;
  readonly name: string;
  readonly bus: string;
  readonly pattern?: Readonly<Record<string, unknown>>;
  readonly schedule?: string;
  readonly enabled: boolean;
  readonly targets: readonly PlannedTarget[];
};

/** The answer of one invocation, as Lambda's Invoke would give it. */
export type InvokeResult =
  | { readonly ok: true; readonly value: unknown }
  | { readonly ok: false; readonly errorType: string; readonly errorMessage: string };

/** Runs functions as Lambda does: own process, time-out, concurrency limit, warm reuse. */
export interface FunctionHost {
  /** @throws ThrottledError if the function's concurrency is used up and the caller did not wait. */
  invoke(
    functionId: string,
    event: unknown,
    options?: { waitForCapacity?: boolean },
  ): Promise<InvokeResult>;
}

/** The runtime's clock: real time plus an offset that can only grow. */
export interface LocalClock {
  now(): number;
  readonly offsetMs: number;
}
