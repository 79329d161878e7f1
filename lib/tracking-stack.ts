import { Duration } from 'aws-cdk-lib';
import type { Construct } from 'constructs';
import { bundleBrowserScript } from './constructs/bundle-browser-script.ts';
import { grantBucket } from './constructs/grant-bucket.ts';
import { grantQueue } from './constructs/grant-queue.ts';
import { grantSecret } from './constructs/grant-secret.ts';
import { grantTable } from './constructs/grant-table.ts';
import { NodeFunction } from './constructs/node-function.ts';
import { WorkerQueue } from './constructs/worker-queue.ts';
import type { DataStack } from './data-stack.ts';
import type { EdgeStack } from './edge-stack.ts';
import type { StageSettings } from './stage-settings.ts';
import { TributaryStack } from './tributary-stack.ts';

export type TrackingStackProps = {
  readonly settings: StageSettings;
  readonly data: DataStack;
  readonly edge: EdgeStack;
};

/** From a click to a recorded touch: the redirect, the apps that open links, the pixel, the events endpoint. */
export class TrackingStack extends TributaryStack {
  /** What the edges put into it is recorded of visitors and persons. */
  readonly touchQueue: WorkerQueue;
  private readonly props: TrackingStackProps;

  constructor(scope: Construct, props: TrackingStackProps) {
    super(scope, 'Tracking', {
      settings: props.settings,
      description: 'Tributary: links, pixel and events become touches.',
    });
    this.props = props;

    this.touchQueue = this.makeTouchQueue();
    const touches = this.touchQueue;
    this.makeRedirectClick(touches);
    this.makeServePixel(touches);
    this.makeServeAppLinks();
    this.makeReceiveEvents(touches);
    this.makeServeSnippet();
  }

  private makeTouchQueue(): WorkerQueue {
    const { settings, data } = this.props;
    const recordTouches = new NodeFunction(this, 'RecordTouches', {
      name: 'record-touches',
      settings,
      timeout: Duration.seconds(30),
    });
    // An erased person's new links are taken back, and what is left under another pepper is swept.
    grantTable(recordTouches, data.touches, [
      'DeleteItem',
      'GetItem',
      'PutItem',
      'Query',
      'UpdateItem',
    ]);

    return new WorkerQueue(this, 'TouchQueue', {
      setting: 'TOUCH_QUEUE_URL',
      worker: recordTouches,
      batchSize: 100,
      // Nobody waits for a touch: an order looks for it minutes later at the earliest.
      batchingWindow: Duration.seconds(1),
      concurrencyMax: settings.concurrency.queueWorkers,
    });
  }

  private makeRedirectClick(touches: WorkerQueue): void {
    const { settings, data, edge } = this.props;
    const redirectClick = new NodeFunction(this, 'RedirectClick', {
      name: 'redirect-click',
      settings,
    });
    grantTable(redirectClick, data.programs, ['GetItem']);
    grantSecret(redirectClick, data.tokenKeys);
    grantQueue(redirectClick, touches);
    edge.gateway.addPublicRoutes(
      redirectClick,
      ['GET /r/{slug}', 'HEAD /r/{slug}'],
      'Customers open links without credentials; the answer is the destination stored with the link.',
    );
  }

  private makeServePixel(touches: WorkerQueue): void {
    const { settings, data, edge } = this.props;
    const servePixel = new NodeFunction(this, 'ServePixel', { name: 'serve-pixel', settings });
    grantTable(servePixel, data.programs, ['GetItem']);
    grantQueue(servePixel, touches);
    edge.gateway.addPublicRoutes(
      servePixel,
      ['GET /px.gif'],
      'An image in a page cannot send credentials; it records a view, which earns nothing by default.',
    );
  }

  private makeServeAppLinks(): void {
    const { settings, data, edge } = this.props;
    const serveAppLinks = new NodeFunction(this, 'ServeAppLinks', {
      name: 'serve-app-links',
      settings,
    });
    grantTable(serveAppLinks, data.programs, ['Query'], ['byIndex']);
    edge.gateway.addPublicRoutes(
      serveAppLinks,
      ['GET /.well-known/apple-app-site-association', 'GET /.well-known/assetlinks.json'],
      'Phones read without credentials which apps may open the links of a host; the apps are public.',
    );
  }

  private makeReceiveEvents(touches: WorkerQueue): void {
    const { settings, data, edge } = this.props;
    const receiveEvents = new NodeFunction(this, 'ReceiveEvents', {
      name: 'receive-events',
      settings,
    });
    grantTable(receiveEvents, data.programs, ['GetItem']);
    // The counts of publishable keys.
    grantTable(receiveEvents, data.touches, ['UpdateItem']);
    // Leads and what happened to orders are facts; senders are told if they contradict what is known.
    grantTable(receiveEvents, data.conversions, ['GetItem', 'PutItem', 'Query']);
    grantBucket(receiveEvents, data.facts, ['GetObject', 'PutObject']);
    grantSecret(receiveEvents, data.tokenKeys);
    grantSecret(receiveEvents, data.pepper);
    data.connectionSecrets.grantRead(receiveEvents);
    grantQueue(receiveEvents, touches);
    edge.gateway.addRoutes(receiveEvents, ['POST /v1/events']);
    edge.gateway.addPublicRoutes(
      receiveEvents,
      ['OPTIONS /v1/events'],
      'Browsers ask without credentials whether a page may send events; the answer names no key and no merchant.',
    );
  }

  private makeServeSnippet(): void {
    const { settings, edge } = this.props;
    const serveSnippet = new NodeFunction(this, 'ServeSnippet', {
      name: 'serve-snippet',
      settings,
      memoryMb: 128,
      filesBeside: [
        {
          name: 'tributary.js',
          build: () => bundleBrowserScript('web/snippet/tributary.ts'),
        },
        {
          name: 'handle-form.js',
          build: () => bundleBrowserScript('web/handle-form/handle-form.ts'),
        },
      ],
    });
    edge.gateway.addPublicRoutes(
      serveSnippet,
      ['GET /tributary.js', 'GET /handle-form.js'],
      'Pages load scripts without credentials; each script is the same for everybody and holds no secret.',
    );
  }
}
