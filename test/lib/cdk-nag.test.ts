import { describe, expect, it } from '@jest/globals';
import { type App, Stack, Validations } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks, ServerlessChecks } from 'cdk-nag';
import { tributaryApp } from '../support/tributary-app.ts';

function withRulePacks(app: App): App {
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app), new ServerlessChecks(app));
  return app;
}

describe('the rule packs AwsSolutions and Serverless', () => {
  it.each(['dev', 'staging', 'prod'])(
    'have nothing to say about %s that is not answered',
    (stage) => {
      const app = withRulePacks(tributaryApp(stage));

      expect(() => app.synth()).not.toThrow();
    },
  );

  it('refuse a queue without a dead-letter queue', () => {
    const app = withRulePacks(tributaryApp('dev'));
    new Queue(new Stack(app, 'Careless'), 'Queue');

    expect(() => app.synth()).toThrow(/validation/i);
  });
});
