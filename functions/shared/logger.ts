import { Logger } from '@aws-lambda-powertools/logger';

/** Reports a fault of ours, with what helps to find it (a merchant, a message id), never with a secret. */
export type LogError = (error: unknown, details?: Readonly<Record<string, string>>) => void;

/** The structured log of a function; `service` is the function's name. */
export function makeLogger(service: string): Logger {
  return new Logger({ serviceName: service });
}

/** What endpoints and consumers are given to report faults with. */
export function makeLogError(service: string): LogError {
  const logger = makeLogger(service);
  return (error, details = {}) => {
    const fault = error instanceof Error ? error : new Error(String(error));
    logger.error(fault.message, { ...details, error: fault });
  };
}
