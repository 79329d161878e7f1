import type { App } from 'aws-cdk-lib';
import { ApiStack } from './api-stack.ts';
import { DataStack } from './data-stack.ts';
import { EdgeStack } from './edge-stack.ts';
import { EventsStack } from './events-stack.ts';
import { GrowthStack } from './growth-stack.ts';
import { IngestionStack } from './ingestion-stack.ts';
import { ObservabilityStack } from './observability-stack.ts';
import { PrivacyStack } from './privacy-stack.ts';
import { SettlementStack } from './settlement-stack.ts';
import { SocialStack } from './social-stack.ts';
import { stageSettings } from './stage-settings.ts';
import { TrackingStack } from './tracking-stack.ts';

/**
 * Adds all stacks of one stage to the app, in the order in which they depend on each other.
 *
 * Context: `stage` (`dev` if absent) and `alarmTopicArn`, the operator's SNS topic for alarms.
 *
 * The consoles and the storefront (a stack `Web`: a distribution in front of a bucket and of the edge's
 * API) come after the api; they need `data` and `edge` only, and belong to what is watched.
 *
 * @throws RangeError if there is no such stage.
 */
export function addTributary(app: App): void {
  const settings = stageSettings(app.node.tryGetContext('stage') ?? 'dev');
  const alarmTopicArn: string | undefined = app.node.tryGetContext('alarmTopicArn');

  const data = new DataStack(app, { settings });
  const edge = new EdgeStack(app, { settings, data });
  const tracking = new TrackingStack(app, { settings, data, edge });
  const settlement = new SettlementStack(app, { settings, data, edge });
  const privacy = new PrivacyStack(app, { settings, data, edge });
  const ingestion = new IngestionStack(app, {
    ...{ settings, data, edge, settlement, tracking, privacy },
  });
  const events = new EventsStack(app, { settings, data });
  const api = new ApiStack(app, { settings, data, edge, settlement, ingestion });
  const growth = new GrowthStack(app, { settings, data, edge });

  const social = new SocialStack(app, { settings, data, edge });

  const watched = [edge, tracking, settlement, privacy, ingestion, events, api, growth, social];
  new ObservabilityStack(app, { settings, edge, watched, alarmTopicArn });
}
