import type * as z from 'zod';
import type { Scope } from '../../../core/programs/program.ts';

/** What a route belongs to, for readers; see `tags`. */
export type Tag =
  | 'Merchants and keys'
  | 'Programs'
  | 'Plans'
  | 'Creators'
  | 'Payees'
  | 'Prospects'
  | 'Storefronts'
  | 'Links'
  | 'Codes'
  | 'Connections'
  | 'Exchange rates'
  | 'Weight sets'
  | 'Tracking'
  | 'Events'
  | 'Webhooks'
  | 'Activities'
  | 'Adjustments'
  | 'Reassignments'
  | 'Early closes'
  | 'Payment facts'
  | 'Costs'
  | 'Social accounts'
  | 'Holds'
  | 'Payouts'
  | 'Tax'
  | 'Personal data'
  | 'Audit log'
  | 'Conversions'
  | 'Accounts'
  | 'Closings'
  | 'Reports'
  | 'A creator’s own view'
  | 'System';

/**
 * Who may call: keys with any of these scopes (`operator` is the deployment's own key), anybody, or who signs
 * the raw body.
 */
export type Access =
  | readonly (Scope | 'operator')[]
  | 'public'
  | 'shop-signature'
  | 'rail-signature';

/** An answer that is no problem. */
export type AnswerDescription = {
  readonly description: string;
  /** Of a JSON document, which then has the content type `application/json`. */
  readonly document?: z.ZodType;
  /** Of any other body, with what it is. */
  readonly text?: { readonly contentType: string; readonly description: string };
  /** By name: what each says. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly example?: unknown;
};

/** A stable name of a problem. */
export type ProblemType = `/problems/${string}`;

/**
 * What the API document says of a route. It lies beside the route's endpoint and is made of the schemas that the
 * endpoint parses with. No endpoint imports it, so no function grows by it.
 */
export type RouteDescription = {
  /** The method, and the address as the gateway writes it. */
  readonly route: `${'DELETE' | 'GET' | 'HEAD' | 'OPTIONS' | 'POST' | 'PUT'} /${string}`;
  /** What generated clients call it; unique. */
  readonly operationId: string;
  readonly tag: Tag;
  /** What it does, in some words. */
  readonly summary: string;
  /** What else there is to know, in sentences. */
  readonly description?: string;
  readonly access: Access;
  /** It needs an `Idempotency-Key`. */
  readonly isIdempotent?: true;
  /** Placeholders of the address that are not among the common ones, or mean something else here. */
  readonly parameters?: Readonly<Record<string, z.ZodType>>;
  /** The query, as an object. */
  readonly query?: z.ZodType;
  /** A JSON body. */
  readonly body?: z.ZodType;
  /** A body that is no JSON, with what it is. */
  readonly takes?: { readonly contentType: string; readonly description: string };
  /** Of the body. */
  readonly example?: unknown;
  /** By status. */
  readonly answers: Readonly<Record<number, AnswerDescription>>;
  /** By status, what it answers beyond the problems that all routes of its kind have. */
  readonly problems?: Readonly<Record<number, readonly ProblemType[]>>;
  /** Statuses of its kind that it never answers. */
  readonly never?: readonly number[];
};
